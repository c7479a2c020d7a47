namespace Remindly.Web.Sandbox.Calendly;

/// <summary>What becomes of an event when something is done to it.</summary>
internal static class CalendlyEdits
{
    /// <summary>What was left out is filled in.</summary>
    public static CalendlyBooking Completed(CalendlyBooking booking, string typeId, DateTimeOffset now, Func<string, string> nextId) =>
        booking with
        {
            Id = booking.Id.Length > 0 ? booking.Id : nextId("EV"),
            TypeId = booking.TypeId.Length > 0 ? booking.TypeId : typeId,
            CreatedAt = now,
            UpdatedAt = now,
            Invitees =
            [
                .. booking.Invitees.Select(each =>
                    each with
                    {
                        Id = each.Id.Length > 0 ? each.Id : nextId("IN"),
                        Canceled = each.Canceled || booking.Canceled,
                        CreatedAt = now,
                        UpdatedAt = now,
                    }
                ),
            ],
        };

    public static CalendlyBooking Canceled(
        CalendlyBooking booking,
        string? reason,
        bool byInvitee,
        Func<DateTimeOffset, DateTimeOffset> later
    ) =>
        booking with
        {
            Canceled = true,
            CancelReason = reason,
            CanceledByInvitee = byInvitee,
            Invitees = [.. booking.Invitees.Select(each => each with { Canceled = true, UpdatedAt = later(each.UpdatedAt) })],
        };

    /// <param name="places">Who stands for whom in the event that took its place.</param>
    public static CalendlyBooking Replaced(CalendlyBooking booking, string by, Dictionary<string, string> places) =>
        booking with
        {
            Invitees = [.. booking.Invitees.Select(each => each with { Rescheduled = true, New = (by, places[each.Id]) })],
        };
}
