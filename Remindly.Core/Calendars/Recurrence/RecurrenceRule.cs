using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>How something repeats: a rule as RFC 5545 3.3.10 defines it. It cannot hold what the RFC forbids.</summary>
public sealed class RecurrenceRule
{
    internal RecurrenceRule() { }

    public Frequency Frequency { get; internal init; }

    /// <summary>Every how many of these periods: 1 is each.</summary>
    public int Interval { get; internal init; } = 1;

    /// <summary>How many occurrences there are, the start included.</summary>
    public int? Count { get; internal init; }

    public Until? Until { get; internal init; }

    public IReadOnlyList<int> BySecond { get; internal init; } = [];

    public IReadOnlyList<int> ByMinute { get; internal init; } = [];

    public IReadOnlyList<int> ByHour { get; internal init; } = [];

    public IReadOnlyList<WeekdayNum> ByDay { get; internal init; } = [];

    public IReadOnlyList<int> ByMonthDay { get; internal init; } = [];

    public IReadOnlyList<int> ByYearDay { get; internal init; } = [];

    public IReadOnlyList<int> ByWeekNo { get; internal init; } = [];

    public IReadOnlyList<int> ByMonth { get; internal init; } = [];

    /// <summary>Which occurrences of each period's set are kept: 1 is the first, -1 the last.</summary>
    public IReadOnlyList<int> BySetPos { get; internal init; } = [];

    /// <summary>WKST: the day that a week begins with.</summary>
    public IsoDayOfWeek WeekStart { get; internal init; } = IsoDayOfWeek.Monday;

    /// <summary>Whether a part chooses among days or times, instead of the start alone saying them.</summary>
    internal bool HasByParts =>
        BySecond.Count + ByMinute.Count + ByHour.Count + ByDay.Count + ByMonthDay.Count + ByYearDay.Count + ByWeekNo.Count + ByMonth.Count
        > 0;

    /// <summary>The rule for something that has a date but no time, where parts of the time are passed over.</summary>
    internal RecurrenceRule ForDates() =>
        new()
        {
            Frequency = Frequency,
            Interval = Interval,
            Count = Count,
            Until = Until,
            ByDay = ByDay,
            ByMonthDay = ByMonthDay,
            ByYearDay = ByYearDay,
            ByWeekNo = ByWeekNo,
            ByMonth = ByMonth,
            BySetPos = BySetPos,
            WeekStart = WeekStart,
        };

    /// <summary>Reads a rule such as <c>FREQ=WEEKLY;BYDAY=MO,TH</c>.</summary>
    /// <param name="problem">What is wrong, as a sentence, when there is no rule to return.</param>
    public static RecurrenceRule? Parse(string text, out string? problem) => RuleReader.Read(text, out problem);

    /// <summary>The rule as iCalendar writes it; reading that gives the same rule.</summary>
    public override string ToString() => RuleWriter.Write(this);
}
