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

    public void Add(UnreadableAppointment item)
    {
        ErrorCount++;
        if (errors.Count < MostErrorsKept)
        {
            errors.Add(new SyncItemError(item.ExternalId, item.Code, item.Message));
        }
    }
}
