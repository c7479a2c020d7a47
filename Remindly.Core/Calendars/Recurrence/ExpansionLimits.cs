namespace Remindly.Core.Calendars.Recurrence;

/// <summary>How much work one expansion may be: a rule can be endless, or search for a day that never comes.</summary>
/// <param name="Steps">How many periods and times may be looked at.</param>
/// <param name="Occurrences">How many occurrences may come out.</param>
public sealed record ExpansionLimits(int Steps, int Occurrences)
{
    /// <summary>Enough for decades of a daily rule, and done well within a second.</summary>
    public static ExpansionLimits Default { get; } = new(Steps: 500_000, Occurrences: 20_000);
}
