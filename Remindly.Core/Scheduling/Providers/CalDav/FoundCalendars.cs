namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>The calendars of an account, in the order of their addresses.</summary>
/// <param name="IsOne">The address that was given is that of a calendar itself.</param>
/// <param name="More">There are more than are read.</param>
internal sealed record FoundCalendars(IReadOnlyList<CalDavCalendar> All, bool IsOne, bool More)
{
    /// <summary>Those that are wanted, and whether one of them is not there.</summary>
    /// <param name="wanted">Null: all.</param>
    public (IReadOnlyList<CalDavCalendar> Chosen, bool IsOneGone) Choose(IReadOnlyList<string>? wanted)
    {
        if (wanted is null)
        {
            return (All, false);
        }

        var names = wanted.ToHashSet(StringComparer.Ordinal);
        CalDavCalendar[] chosen = [.. All.Where(each => names.Contains(each.Id))];
        return (chosen, chosen.Select(each => each.Id).Distinct().Count() < names.Count);
    }
}
