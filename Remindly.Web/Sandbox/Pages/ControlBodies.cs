namespace Remindly.Web.Sandbox.Pages;

internal sealed record NewAppointment
{
    public required DateTimeOffset Start { get; init; }
    public int? DurationMinutes { get; init; }
    public long? TypeId { get; init; }
    public long? CalendarId { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Location { get; init; }
    public string? Notes { get; init; }
}

internal sealed record MoveTo
{
    public required DateTimeOffset Start { get; init; }
}

internal sealed record CancelAs(bool NoShow = false);

/// <param name="Empty">Leave the account without appointments instead of filling it.</param>
/// <param name="RateLimit">Off for benchmarks; on when left out.</param>
internal sealed record ResetTo(bool Empty = false, bool? RateLimit = null);

/// <summary>An address as its owner types it in.</summary>
internal sealed record NewTarget
{
    public required string Target { get; init; }
}

/// <param name="TypeId">What is booked; its name and length are the event's unless they are given.</param>
internal sealed record NewEvent(
    string? TypeId = null,
    string? Title = null,
    int? DurationMinutes = null,
    string? Name = null,
    string? Email = null,
    string? Phone = null
)
{
    public required DateTimeOffset Start { get; init; }
}

internal sealed record CancelBecause(string? Reason = null, bool ByInvitee = false);

internal sealed record RenameTo
{
    public required string Title { get; init; }
}

internal sealed record NewEntry(int? DurationMinutes = null)
{
    public required DateTimeOffset Start { get; init; }
    public required string Title { get; init; }
}

/// <summary>Which entry of the calendar, and what it becomes.</summary>
internal sealed record EntryChange(string? RecurrenceId = null, DateTimeOffset? Start = null, string? Title = null)
{
    public required string Uid { get; init; }
}

internal sealed record FeedFaultTo(Feeds.FeedFault Kind);
