namespace Remindly.Web.Sandbox.Hooks;

/// <summary>How often a service tries again, and when it has had enough of a target.</summary>
/// <param name="Waits">How long it waits before the second attempt, the third, and so on.</param>
/// <param name="RetriesRefusals">Whether it tries again after 3xx and 4xx too.</param>
/// <param name="EndsAfter">How long a target may fail before it is disabled; null: when one delivery is given up.</param>
internal sealed record HookPolicy(IReadOnlyList<TimeSpan> Waits, bool RetriesRefusals, TimeSpan? EndsAfter)
{
    /// <summary>A little more than a day, and the target is disabled after five.</summary>
    public static readonly HookPolicy Acuity = new(
        [
            TimeSpan.FromSeconds(2),
            TimeSpan.FromSeconds(30),
            TimeSpan.FromMinutes(5),
            TimeSpan.FromMinutes(30),
            TimeSpan.FromHours(1),
            TimeSpan.FromHours(2),
            TimeSpan.FromHours(4),
            TimeSpan.FromHours(8),
            TimeSpan.FromHours(12),
        ],
        RetriesRefusals: false,
        EndsAfter: TimeSpan.FromDays(5)
    );

    /// <summary>Twice as long each time, for 24 hours; then the target is disabled.</summary>
    public static readonly HookPolicy Calendly = new(
        Doubling(TimeSpan.FromSeconds(30), TimeSpan.FromHours(24)),
        RetriesRefusals: true,
        EndsAfter: null
    );

    public TimeSpan? WaitAfter(HookAttempt failed, int attempts) =>
        attempts <= Waits.Count && (RetriesRefusals || failed.Status is null or >= 500) ? Waits[attempts - 1] : null;

    public bool Ends(HookTarget target, HookAttempt failed, bool isGivenUp) =>
        EndsAfter is { } longest ? failed.At - target.FailingSince >= longest : isGivenUp;

    // The last one ends exactly where the time does.
    private static List<TimeSpan> Doubling(TimeSpan first, TimeSpan whole)
    {
        var (waits, left) = (new List<TimeSpan>(), whole);
        for (var wait = first; left > TimeSpan.Zero; wait *= 2)
        {
            waits.Add(wait * 2 > left - wait ? left : wait);
            left -= waits[^1];
        }

        return waits;
    }
}
