using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>
/// Hours, minutes and seconds. Most of a year of seconds falls on nothing when the rule says a month, a day or an hour, so what
/// does not match is skipped whole.
/// </summary>
internal sealed class ClockPeriods(RecurrenceRule rule, LocalDateTime start) : Periods(rule)
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;
    private const int Day = 24 * Hour;

    private readonly int length = LengthOf(rule.Frequency);
    private readonly DayFilter filter = new(rule, start.Date);
    private readonly TimeSet times = TimeSet.Of(rule, start.TimeOfDay);

    public override long End { get; } = DayNumbers.End * Day / LengthOf(rule.Frequency);

    public override long NumberOf(LocalDateTime time) =>
        ((DayNumbers.Of(time.Date) * Day) + (time.Hour * Hour) + (time.Minute * Minute) + time.Second) / length;

    public override InstanceSet? Expand(long number, out long next)
    {
        var second = number * length;
        var date = DayNumbers.Date(second / Day);
        var time = LocalTime.FromSecondsSinceMidnight((int)(second % Day));
        var passed = LengthToSkip(date, time);
        next = passed == 0 ? number + 1 : ((second / passed) + 1) * passed / length;
        return passed == 0 ? new InstanceSet([date], TimesIn(time), Rule.BySetPos) : null;
    }

    // The longest unit that does not match, or nothing.
    private int LengthToSkip(LocalDate date, LocalTime time) =>
        !filter.Passes(date) ? Day
        : !Allows(Rule.ByHour, time.Hour) ? Hour
        : length < Hour && !Allows(Rule.ByMinute, time.Minute) ? Minute
        : length < Minute && Rule.BySecond.Count > 0 && !times.Seconds.Contains(time.Second) ? 1
        : 0;

    private TimeSet TimesIn(LocalTime time) =>
        new([time.Hour], length == Hour ? times.Minutes : [time.Minute], length >= Minute ? times.Seconds : [time.Second]);

    private static bool Allows(IReadOnlyList<int> values, int value) => values.Count == 0 || values.Contains(value);

    private static int LengthOf(Frequency frequency) =>
        frequency switch
        {
            Frequency.Hourly => Hour,
            Frequency.Minutely => Minute,
            _ => 1,
        };
}
