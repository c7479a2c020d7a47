namespace Remindly.Core.Scheduling.Sync;

/// <summary>How a pass ended that read everything it could.</summary>
/// <param name="Complete">Nothing of the window can be missing.</param>
/// <param name="Notice">What is not the whole truth, in plain words; null when all is.</param>
/// <param name="MissingHeld">How many absent appointments the guard held back.</param>
/// <param name="Memory">What the next run reminds the provider of; null after one that may have missed something.</param>
internal sealed record PassOutcome(bool Complete, string? Notice, int MissingHeld, string? Memory);

/// <summary>What a pass has found out about its own reading so far.</summary>
internal sealed class SyncFindings
{
    private const int MostTold = 3;

    private readonly List<string> notices = [];
    private int untold;

    /// <summary>Nothing of the window can be missing, as far as is known.</summary>
    public bool Complete { get; private set; } = true;

    public void MaybeMissing() => Complete = false;

    /// <summary>Something may be missing, and this is why.</summary>
    public void MaybeMissing(string notice)
    {
        Complete = false;
        Say(notice);
    }

    public void Say(string notice)
    {
        if (notices.Contains(notice))
        {
            return;
        }

        if (notices.Count < MostTold)
        {
            notices.Add(notice);
        }
        else
        {
            untold++;
        }
    }

    /// <param name="memory">What the provider said to be reminded of.</param>
    public PassOutcome Outcome(int missingHeld, string? memory)
    {
        var rest = untold == 0 ? "" : $" And {untold} more of the kind.";
        return new PassOutcome(
            Complete,
            notices.Count == 0 ? null : string.Join(" ", notices) + rest,
            missingHeld,
            Complete && notices.Count == 0 ? memory : null
        );
    }
}
