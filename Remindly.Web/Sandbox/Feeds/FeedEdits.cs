using NodaTime;
using Remindly.Core.Calendars;

namespace Remindly.Web.Sandbox.Feeds;

/// <summary>Changes to a calendar as a calendar program makes them: one of a series becomes an entry of its own beside it.</summary>
internal static class FeedEdits
{
    private static readonly string[] OfTheSeries = ["RRULE", "RDATE", "EXDATE", "EXRULE"];

    /// <returns>The changed calendar; null when it holds no such entry.</returns>
    public static Component? Change(Component calendar, FeedKey which, Func<Component, Component> edit)
    {
        if (Find(calendar, which) is { } found)
        {
            return With(calendar, each => each == found ? [edit(found)] : [each]);
        }

        return Master(calendar, which) is { } series && One(series, which.RecurrenceId!) is { } one
            ? With(calendar, each => each == series ? [each, edit(one)] : [each])
            : null;
    }

    /// <summary>An entry is taken out, one of a series is left out by it.</summary>
    /// <returns>The changed calendar; null when it holds no such entry.</returns>
    public static Component? Remove(Component calendar, FeedKey which)
    {
        var (found, series) = (Find(calendar, which), Master(calendar, which));
        if (found is null && series is null)
        {
            return null;
        }

        return With(
            calendar,
            each =>
                each == found ? []
                : each == series && LeftOut(series, which.RecurrenceId!) is { } line ? [Of(each, [.. each.Properties, line])]
                : [each]
        );
    }

    public static Component Add(Component calendar, Component entry) => With(calendar, each => [each]).Add(entry);

    public static Component Moved(Component entry, LocalDateTime start)
    {
        var first = entry.Find("DTSTART")!;
        var moved = Set(entry, FeedTime.Write("DTSTART", first, start));
        return entry.Find("DTEND") is { } end && FeedTime.Read(end) is { } last && FeedTime.Read(first) is { } from
            ? Set(moved, FeedTime.Write("DTEND", end, start + Period.Between(from, last)))
            : moved;
    }

    /// <summary>Puts a property in the place of the one of that name, or at the end.</summary>
    public static Component Set(Component entry, ContentLine line) =>
        entry.Find(line.Name) is { } old
            ? Of(entry, entry.Properties.Select(each => each == old ? line : each))
            : Of(entry, [.. entry.Properties, line]);

    public static Component Without(Component entry, string name) => Of(entry, entry.Properties.Where(each => each.Name != name));

    private static Component? Find(Component calendar, FeedKey which) =>
        Entries(calendar, which.Uid)
            .FirstOrDefault(each => (each.Find("RECURRENCE-ID") is { } id ? FeedTime.KeyOf(id) : null) == which.RecurrenceId);

    // Only for one of a series: an entry that stands alone is its own.
    private static Component? Master(Component calendar, FeedKey which) =>
        which.RecurrenceId is { } key && FeedTime.ReadKey(key) is not null
            ? Entries(calendar, which.Uid).FirstOrDefault(each => each.Find("RECURRENCE-ID") is null && each.Find("RRULE") is not null)
            : null;

    private static IEnumerable<Component> Entries(Component calendar, string uid) =>
        calendar.Components.Where(each => each.Name == "VEVENT" && each.Find("UID")?.Text == uid);

    private static Component? One(Component series, string key)
    {
        if (FeedTime.ReadKey(key) is not { } time)
        {
            return null;
        }

        var id = FeedTime.Write("RECURRENCE-ID", series.Find("DTSTART")!, time);
        return Moved(Of(series, [.. series.Properties.Where(each => !OfTheSeries.Contains(each.Name)), id]), time);
    }

    private static ContentLine? LeftOut(Component series, string key) =>
        FeedTime.ReadKey(key) is { } time ? FeedTime.Write("EXDATE", series.Find("DTSTART")!, time) : null;

    private static Component With(Component calendar, Func<Component, IReadOnlyList<Component>> replace)
    {
        var copy = Of(calendar, calendar.Properties);
        foreach (var each in calendar.Components.SelectMany(replace))
        {
            copy.Add(each);
        }

        return copy;
    }

    private static Component Of(Component like, IEnumerable<ContentLine> properties)
    {
        var copy = new Component(like.Name);
        foreach (var property in properties)
        {
            copy.Add(property);
        }

        return copy;
    }
}
