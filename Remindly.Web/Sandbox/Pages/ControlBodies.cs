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
