using System.Globalization;
using NodaTime;
using Remindly.Core.Care;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>When it is: an instant, or a day; and how it repeats.</summary>
internal sealed record QuickAddWhen(DateTimeOffset? At = null, DateOnly? AllDay = null, int? Minutes = null, string? Rule = null);

/// <summary>The pieces that say when, and what they come to together.</summary>
internal sealed record WhenWords
{
    public DayWish? Day { get; init; }

    public Meaning.Clock? Clock { get; init; }

    public Meaning.Part? Part { get; init; }

    public Meaning.Moment? Moment { get; init; }

    public Meaning.Repeat? Repeat { get; init; }

    public Meaning.End? End { get; init; }

    public QuickAddWhen Resolve(DateTimeOffset now, string zone)
    {
        if (Moment is { Minutes: var minutes })
        {
            var soon = now.AddMinutes(minutes);
            var minute = new DateTimeOffset(soon.UtcTicks - (soon.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
            return new QuickAddWhen(minute, Rule: Rule(minute.In(zone).Date, now.In(zone).Date, zone, allDay: false));
        }

        var (today, clock) = now.In(zone);
        var times = Times();
        var (date, time) = Repeat is null ? Once(today, clock, times) : First(Repeat.Plan, today, clock, times);
        if (date is not { } day)
        {
            return new QuickAddWhen();
        }

        var rule = Rule(day, today, zone, allDay: time is null);
        return time is { } at
            ? new QuickAddWhen(
                Zones.InstantOf((day + at).ToDateTimeUnspecified(), zone),
                null,
                Clock?.To?.MinutesFrom(at) is > 0 and var length ? length : null,
                rule
            )
            : new QuickAddWhen(Zones.StartOfDay(day.ToDateOnly(), zone), day.ToDateOnly(), null, rule);
    }

    // What the words can mean, the earliest first; none where no time was said.
    private IReadOnlyList<LocalTime> Times()
    {
        var part = Part?.Value ?? Repeat?.At;
        return Clock is not null ? Clock.From.Candidates(part)
            : part is { } named ? [ClockWish.Of(named)]
            : [];
    }

    private (LocalDate? Date, LocalTime? Time) Once(LocalDate today, LocalTime now, IReadOnlyList<LocalTime> times)
    {
        var ahead = times.Where(time => time > now).ToList();
        if (Day is not null || Part is { Today: true })
        {
            var date = Day?.On(today, ahead.Count > 0) ?? today;
            return times.Count == 0 ? (date, null)
                : date != today ? (date, times[0])
                : (date, ahead.Count > 0 ? ahead[0] : times[^1]);
        }

        return times.Count == 0 ? (null, null)
            : ahead.Count > 0 ? (today, ahead[0])
            : (today.PlusDays(1), times[0]);
    }

    private (LocalDate? Date, LocalTime? Time) First(RepeatPlan plan, LocalDate today, LocalTime now, IReadOnlyList<LocalTime> times)
    {
        var all = Several.Count > 1 ? Several : times.Take(1).ToList();
        var ahead = all.Count == 0 || all.Any(time => time > now);
        var date = plan.First(Day?.On(today, ahead) ?? (ahead ? today : today.PlusDays(1)));
        return (date, all.Count == 0 ? null : all.FirstOrDefault(time => date != today || time > now, all[0]));
    }

    private IReadOnlyList<LocalTime> Several =>
        Clock is { Also: { Count: > 0 } also } ? [.. also.Append(Clock.From.Time).Distinct().Order()] : [];

    private string? Rule(LocalDate first, LocalDate today, string zone, bool allDay)
    {
        if (Repeat is null)
        {
            return null;
        }

        LocalDate? until =
            End is { After: var (number, unit) } ? first.Ahead(number, unit).PlusDays(-1)
            : End?.On is DayWish.Ahead ahead ? ahead.On(today, todayCounts: true)
            : End?.On?.On(first, todayCounts: false);
        var end =
            End?.Times is { } times ? string.Create(CultureInfo.InvariantCulture, $"COUNT={times}")
            : until is not { } day ? null
            : RepeatEnd.On(day.ToDateOnly(), zone, allDay);
        return Repeat.Plan.Rule(end, [.. Several.Select(time => time.Hour)]);
    }
}
