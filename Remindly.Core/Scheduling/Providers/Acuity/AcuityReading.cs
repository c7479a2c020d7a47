namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>
/// What one answer of a list looked like, to judge whether Acuity cut it: it says nothing of the sort, and cuts silently.
/// </summary>
internal sealed class AcuityReading(int max)
{
    // What servers cut at is a round number, whatever was asked for.
    private const int Suspicious = 100;

    private readonly List<long> keys = [];
    private DateTimeOffset? first;
    private DateTimeOffset? last;
    private bool descends = true;

    public IReadOnlyCollection<long> Keys => keys;

    public int Count => keys.Count;

    public bool IsFull => Count >= max;

    public bool MayBeCut => IsFull || (Count > 0 && Count % Suspicious == 0);

    public void Add(long key, DateTimeOffset? startsAt)
    {
        keys.Add(key);
        if (startsAt is { } at)
        {
            descends &= last is null || at <= last;
            first ??= at;
            last = at;
        }
    }

    /// <summary>
    /// Whether this reading from the latest on shows that the one from the earliest on was whole: a cut one would have begun
    /// at the other end, with other appointments.
    /// </summary>
    public bool Confirms(AcuityReading earliestFirst) =>
        !MayBeCut || (RunsBackwards(earliestFirst) && keys.ToHashSet().SetEquals(earliestFirst.keys));

    private bool RunsBackwards(AcuityReading earliestFirst) =>
        (descends && first > last) || (Count > 1 && keys.SequenceEqual(Enumerable.Reverse(earliestFirst.keys)));
}
