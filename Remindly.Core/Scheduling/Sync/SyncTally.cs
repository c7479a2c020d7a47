namespace Remindly.Core.Scheduling.Sync;

/// <summary>What a run has counted so far: created + updated + unchanged + skipped + errors = total.</summary>
public sealed class SyncTally
{
    /// <summary>More than this are counted but not told one by one.</summary>
    public const int MostErrorsKept = 200;

    private readonly List<SyncItemError> errors = [];

    public int Total => Created + Updated + Unchanged + Skipped + ErrorCount;

    public int ErrorCount { get; private set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Vanished from the provider; outside <see cref="Total"/>.</summary>
    public int Cancelled { get; set; }

    public int Skipped { get; set; }

    public int Requests { get; set; }

    public IReadOnlyList<SyncItemError> Errors => errors;

    internal void Count(IReadOnlyCollection<SyncChange> changes)
    {
        foreach (var change in changes)
        {
            _ = change switch
            {
                SyncChange.Add => Created++,
                SyncChange.Keep => Unchanged++,
                SyncChange.Cancel => Cancelled++,
                _ => Updated++,
            };
        }
    }

    /// <summary>How far the run is with these, which are not counted yet.</summary>
    internal RunProgress With(IReadOnlyCollection<SyncChange> changes, DateTimeOffset startedAt)
    {
        var after = new SyncTally
        {
            Created = Created,
            Updated = Updated,
            Unchanged = Unchanged,
            Cancelled = Cancelled,
            Skipped = Skipped,
            ErrorCount = ErrorCount,
        };
        after.Count(changes);
        return new RunProgress(
            startedAt,
            after.Total,
            after.Created,
            after.Updated,
            after.Unchanged,
            after.Cancelled,
            after.Skipped,
            after.ErrorCount
        );
    }

    public void Add(UnreadableAppointment item)
    {
        ErrorCount++;
        if (errors.Count < MostErrorsKept)
        {
            errors.Add(new SyncItemError(item.ExternalId, item.Code, item.Message));
        }
    }
}
