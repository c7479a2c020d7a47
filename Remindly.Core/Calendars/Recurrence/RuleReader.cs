using System.Globalization;
using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>Reads a rule's text part by part and remembers the first thing that is wrong with it.</summary>
internal sealed class RuleReader
{
    private const int LongestText = 10_000;

    private readonly RuleParts parts;
    private string? problem;

    private RuleReader(RuleParts parts) => this.parts = parts;

    public static RecurrenceRule? Read(string text, out string? problem)
    {
        if (text.Length > LongestText)
        {
            problem = $"The rule is longer than {LongestText} characters.";
            return null;
        }

        var parts = RuleParts.Split(text, out problem);
        if (parts is null)
        {
            return null;
        }

        var reader = new RuleReader(parts);
        var rule = reader.Rule();
        problem = reader.problem ?? RuleChecks.Find(rule);
        return problem is null ? rule : null;
    }

    private RecurrenceRule Rule() =>
        new()
        {
            Frequency = FrequencyOf(parts["FREQ"]),
            Interval = Positive("INTERVAL") ?? 1,
            Count = Positive("COUNT"),
            Until = parts["UNTIL"] is { } until ? UntilOf(until) : null,
            BySecond = Numbers("BYSECOND", 0, 60),
            ByMinute = Numbers("BYMINUTE", 0, 59),
            ByHour = Numbers("BYHOUR", 0, 23),
            ByDay = Values("BYDAY", DayOf),
            ByMonthDay = Numbers("BYMONTHDAY", 1, 31, fromTheEnd: true),
            ByYearDay = Numbers("BYYEARDAY", 1, 366, fromTheEnd: true),
            ByWeekNo = Numbers("BYWEEKNO", 1, 53, fromTheEnd: true),
            ByMonth = Numbers("BYMONTH", 1, 12),
            BySetPos = Numbers("BYSETPOS", 1, 366, fromTheEnd: true),
            WeekStart = parts["WKST"] is { } day ? Known("WKST takes a weekday such as MO", day, Weekdays.Find(day)) : IsoDayOfWeek.Monday,
        };

    private Frequency FrequencyOf(string? name)
    {
        if (name is null)
        {
            problem ??= "The rule does not say how often: it needs a FREQ, such as FREQ=WEEKLY.";
            return default;
        }

        var letters = name.All(char.IsAsciiLetter);
        return Known<Frequency>(
            "FREQ is one of SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY and YEARLY",
            name,
            letters && Enum.TryParse<Frequency>(name, ignoreCase: true, out var frequency) ? frequency : null
        );
    }

    private Until? UntilOf(string text)
    {
        var utc = text.EndsWith('Z') || text.EndsWith('z');
        if (!utc && Stamps.ReadDate(text) is { } date)
        {
            return new Until(UntilKind.Date, date.AtMidnight());
        }

        var time = Known("UNTIL takes a date or time such as 20301231 or 20301231T235959Z", text, Stamps.ReadTime(utc ? text[..^1] : text));
        return new Until(utc ? UntilKind.Utc : UntilKind.Local, time);
    }

    private int? Positive(string part) =>
        parts[part] is { } text
            ? Known<int>($"{part} takes a whole number from 1 on", text, NumberOf(text, signed: false) is > 0 and var n ? n : null)
            : null;

    private int[] Numbers(string part, int least, int most, bool fromTheEnd = false)
    {
        var range = fromTheEnd
            ? $"{part} takes numbers from {least} to {most}, or with a minus, counted from the end"
            : $"{part} takes numbers from {least} to {most}";
        return Values(
            part,
            text =>
                Known<int>(
                    range,
                    text,
                    NumberOf(text, fromTheEnd) is { } number
                    && (fromTheEnd ? Math.Abs((long)number) : number) is var size
                    && size >= least
                    && size <= most
                        ? number
                        : null
                )
        );
    }

    private WeekdayNum DayOf(string text)
    {
        const string Takes = "BYDAY takes weekdays such as MO or, for the last Friday, -1FR";
        var day = text.Length < 2 ? null : Weekdays.Find(text.AsSpan(text.Length - 2));
        var ordinal = text.Length <= 2 ? 0 : NumberOf(text[..^2], signed: true);
        var within = ordinal is >= -53 and <= 53 && (ordinal != 0 || text.Length <= 2);
        return Known(Takes, text, day is { } known && within ? new WeekdayNum(ordinal!.Value, known) : (WeekdayNum?)null);
    }

    private T[] Values<T>(string part, Func<string, T> read) =>
        parts[part] is { } text ? [.. text.Split(',', StringSplitOptions.TrimEntries).Select(read).Distinct()] : [];

    private T Known<T>(string takes, string given, T? value)
        where T : struct
    {
        if (value is null)
        {
            problem ??= $"{takes}, not \"{Excerpt.Of(given)}\".";
        }

        return value.GetValueOrDefault();
    }

    private static int? NumberOf(string text, bool signed) =>
        int.TryParse(text, signed ? NumberStyles.AllowLeadingSign : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
