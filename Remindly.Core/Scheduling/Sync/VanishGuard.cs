namespace Remindly.Core.Scheduling.Sync;

/// <summary>What a complete fetch left out.</summary>
/// <param name="Missing">Known appointments of the window that did not come.</param>
/// <param name="UpcomingMissing">Those of them that are still to come.</param>
/// <param name="UpcomingKnown">All known ones of the window that are still to come.</param>
/// <param name="NothingCame">The fetch brought no appointment at all.</param>
public sealed record Absences(int Missing, int UpcomingMissing, int UpcomingKnown, bool NothingCame);

/// <summary>Holds back what looks more like a provider's mistake than like cancellations.</summary>
public static class VanishGuard
{
    /// <summary>More than this at once is never believed without a person.</summary>
    public const int MostAtOnce = 25;

    private const int FewestToDoubt = 3;
    private const double ShareToDoubt = 0.30;

    public static bool Holds(Absences absences, bool looksUpById)
    {
        if (absences.Missing == 0)
        {
            return false;
        }

        if (absences.Missing > MostAtOnce)
        {
            return true;
        }

        return !looksUpById
            && (
                absences.NothingCame
                || (absences.UpcomingMissing >= FewestToDoubt && absences.UpcomingMissing > absences.UpcomingKnown * ShareToDoubt)
            );
    }
}
