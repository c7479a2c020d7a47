namespace Remindly.Web.Sandbox.Calendly;

/// <summary>What subscribers hear of one change. A new time or title of an event is no news: Calendly tells of people alone.</summary>
internal sealed record CalendlyNews(string Event, CalendlyBooking Booking, CalendlyInvitee Invitee)
{
    public static readonly IReadOnlyList<string> Events =
    [
        "invitee.created",
        "invitee.canceled",
        "invitee_no_show.created",
        "invitee_no_show.deleted",
        "routing_form_submission.created",
        "event_type.created",
        "event_type.updated",
        "event_type.deleted",
    ];

    public static IEnumerable<CalendlyNews> Between(CalendlyBooking? before, CalendlyBooking after)
    {
        foreach (var person in after.Invitees)
        {
            var was = before?.Invitees.FirstOrDefault(each => each.Id == person.Id);
            if (was is null && !person.Canceled)
            {
                yield return new CalendlyNews("invitee.created", after, person);
            }
            else if (was is { Canceled: false } && person.Canceled)
            {
                yield return new CalendlyNews("invitee.canceled", after, person);
            }

            if (was is not null && was.NoShow != person.NoShow)
            {
                yield return new CalendlyNews(person.NoShow ? "invitee_no_show.created" : "invitee_no_show.deleted", after, person);
            }
        }
    }
}
