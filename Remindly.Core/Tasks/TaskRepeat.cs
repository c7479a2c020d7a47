using NodaTime;
using NodaTime.Extensions;
using Remindly.Core.Calendars.Recurrence;
using Remindly.Core.Care;

namespace Remindly.Core.Tasks;

/// <summary>When a series takes place.</summary>
internal sealed record TaskRepeat(RecurrenceRule Rule, LocalDateTime Start, string Zone)
{
    /// <summary>So far ahead occurrences are made.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(90);

    /// <summary>So many occurrences are made in one go.</summary>
    public const int MostAtOnce = 400;

    private static readonly ExpansionLimits Limits = new(Steps: 100_000, Occurrences: 20_000);

    public static TaskRepeat Of(TaskSeries series) =>
        new(
            RecurrenceRule.Parse(series.Rrule, out var problem) ?? throw new InvalidOperationException(problem),
            StartOf(series.StartsAt, series.AllDayOn, series.TimeZone),
            series.TimeZone
        );

    public static LocalDateTime StartOf(DateTimeOffset startsAt, DateOnly? allDayOn, string zone) =>
        allDayOn is { } day ? day.ToLocalDate().AtMidnight() : Zones.Local(startsAt, zone).DateTime.ToLocalDateTime();

    /// <summary>How far ahead occurrences are wanted: the first one however far it is.</summary>
    /// <param name="first">Null once it is made.</param>
    public static DateTimeOffset Horizon(DateTimeOffset? first, DateTimeOffset now) =>
        first is { } at && at >= now + Ahead ? at.AddTicks(TimeSpan.TicksPerMicrosecond) : now + Ahead;

    /// <summary>Those from one instant on and before another, at most <see cref="MostAtOnce"/>, and how far that is.</summary>
    /// <exception cref="ExpansionLimitException">The rule searches too long.</exception>
    public Stretch Between(DateTimeOffset from, DateTimeOffset before)
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        var last = before.ToInstant() - Duration.Epsilon;
        var all = last < from.ToInstant() ? [] : Occurrences.Between(Rule, Start, zone, from.ToInstant(), last, Limits);
        List<DateTimeOffset> some = [.. all.Take(MostAtOnce + 1).Select(each => Instants.Of(each.ToDateTimeOffset()))];
        return some.Count > MostAtOnce ? new Stretch(some[..MostAtOnce], some[MostAtOnce]) : new Stretch(some, Until(before, zone));
    }

    // A rule that ends on a day is done when that day is; one that counts is looked at until somebody ends it.
    private DateTimeOffset? Until(DateTimeOffset before, DateTimeZone zone) =>
        Rule.Until is not null && !Occurrences.Between(Rule, Start, zone, before.ToInstant(), Instant.MaxValue, Limits).Any()
            ? null
            : before;

    /// <param name="Until">Null: there will be no more.</param>
    public sealed record Stretch(IReadOnlyList<DateTimeOffset> Occurrences, DateTimeOffset? Until);
}
