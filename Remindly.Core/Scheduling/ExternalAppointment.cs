namespace Remindly.Core.Scheduling;

/// <summary>What the provider says of an appointment. The numbers are stored and never change meaning.</summary>
public enum ExternalStatus
{
    /// <summary>Scheduled, confirmed or booked.</summary>
    Scheduled = 1,
    Completed = 2,
    Cancelled = 3,
    NoShow = 4,
}

/// <summary>Whom the provider's record names as its client. Empty text is null here.</summary>
public sealed record ExternalClient(string? Name, string? Email, string? Phone)
{
    public static readonly ExternalClient Nobody = new(null, null, null);
}

/// <summary>
/// The provider's record of one appointment in Remindly's words: text trimmed and bounded, links http(s) or null.
/// </summary>
public sealed record ExternalAppointment
{
    /// <summary>The provider's own id; the same through moves and cancellation.</summary>
    public required string ExternalId { get; init; }

    public required string Title { get; init; }

    /// <summary>The instant it starts, in UTC. For an all-day one: midnight in the zone of <see cref="FetchRequest.TimeZone"/>.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The date of an all-day appointment, which no zone may shift; null for one with a time.</summary>
    public DateOnly? AllDayOn { get; init; }

    /// <summary>Minutes; null when the provider does not say or says nonsense.</summary>
    public int? DurationMinutes { get; init; }

    public string? Location { get; init; }

    public string? Description { get; init; }

    /// <summary>Where a person sees it at the provider; http or https.</summary>
    public string? Url { get; init; }

    public ExternalStatus Status { get; init; } = ExternalStatus.Scheduled;

    public ExternalClient Client { get; init; } = ExternalClient.Nobody;

    /// <summary>The provider's object as JSON, unknown members included, without links whose holder can change the booking.</summary>
    public required string Metadata { get; init; }

    /// <summary>
    /// Equal for two readings of an unchanged appointment, whichever call read it: a hash (see <see cref="Fingerprints"/>) of
    /// everything stored, less the members that only some of the provider's calls answer.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// The appointment it took the place of, where the provider moves by cancelling one and booking another. Both are one task.
    /// </summary>
    public string? ReplacesExternalId { get; init; }

    /// <summary>The appointment that took its place: it is not off, it was moved there.</summary>
    public string? ReplacedByExternalId { get; init; }

    public bool IsCancelled => Status is ExternalStatus.Cancelled or ExternalStatus.NoShow;
}

/// <summary>A record that the provider sent and Remindly could not read. Code and message hold none of its content.</summary>
/// <param name="ExternalId">Its id, or null when not even that could be read.</param>
/// <param name="Code">For programs, such as <c>unreadable_time</c>.</param>
/// <param name="Message">For people.</param>
public sealed record UnreadableAppointment(string? ExternalId, string Code, string Message);

/// <summary>Some records of a fetch, in the order they came. A record may come in more than one page.</summary>
public sealed record AppointmentPage(IReadOnlyList<ExternalAppointment> Appointments, IReadOnlyList<UnreadableAppointment> Unreadable)
{
    /// <summary>
    /// What may be missing, in plain words ("Some of 14 March 2026: Acuity shows no more than 100."); empty when nothing can be.
    /// A fetch with one gap is not complete.
    /// </summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>What is stored of this connection's window is still so, although it does not come again.</summary>
    public bool Unchanged { get; init; }

    /// <summary>
    /// What the next fetch is to be reminded of, such as an <c>ETag</c>: no secret, at most <see cref="LongestMemory"/> characters.
    /// The last page that has one wins.
    /// </summary>
    public string? Memory { get; init; }

    public const int LongestMemory = 16_384;
}
