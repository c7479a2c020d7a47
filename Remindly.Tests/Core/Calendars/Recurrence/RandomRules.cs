using System.Globalization;
using NodaTime;
using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Tests.Core.Calendars.Recurrence;

/// <summary>A rule, its start and its zone, made up by chance that is the same each time.</summary>
internal sealed class RandomRules(Random random)
{
    private static readonly string[] Zones =
    [
        "America/New_York",
        "Europe/London",
        "Australia/Sydney",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
    ];

    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public RuleQuestion Next(Frequency frequency)
    {
        var zone = Pick(Zones);
        var start = Start(zone);
        var parts = new List<string> { $"FREQ={frequency.ToString().ToUpperInvariant()}" };
        Maybe(50, () => parts.Add($"INTERVAL={random.Next(1, frequency < Frequency.Daily && Chance(30) ? 150 : 6)}"));
        AddDays(parts, frequency);
        AddTimes(parts, frequency);
        AddPositions(parts, frequency);
        Maybe(40, () => parts.Add($"WKST={Pick(Days)}"));
        AddEnd(parts, frequency, start);
        return new RuleQuestion(string.Join(';', parts), Text(start), zone, Most: 60, LastYear(frequency, start));
    }

    // dateutil looks at every minute and second of a day that it may not skip.
    private static int LastYear(Frequency frequency, LocalDateTime start) =>
        start.Year
        + frequency switch
        {
            Frequency.Secondly => start.Month > 9 ? 1 : 0,
            Frequency.Minutely => 2,
            Frequency.Hourly => 10,
            _ => 30,
        };

    private void AddDays(List<string> parts, Frequency frequency)
    {
        var yearly = frequency == Frequency.Yearly;
        Maybe(25, () => parts.Add($"BYMONTH={Some(1, 12)}"));
        // Not the last week but 51 or 52: dateutil's source leaves those open where they lie in the next year.
        Maybe(yearly ? 20 : 0, () => parts.Add($"BYWEEKNO={(Chance(70) ? Some(1, 53) : Some(-51, -1))}"));
        Maybe(
            yearly ? 20
                : frequency < Frequency.Daily ? 8
                : 0,
            () => parts.Add($"BYYEARDAY={(Chance(60) ? Some(1, 366) : Some(-366, -1))}")
        );
        Maybe(frequency == Frequency.Weekly ? 0 : 25, () => parts.Add($"BYMONTHDAY={(Chance(60) ? Some(1, 31) : Some(-31, -1))}"));
        Maybe(40, () => parts.Add($"BYDAY={Weekdays(parts, frequency)}"));
    }

    private string Weekdays(List<string> parts, Frequency frequency)
    {
        var numbered = frequency >= Frequency.Monthly && !Has(parts, "BYWEEKNO=");
        var most = frequency == Frequency.Yearly && !Has(parts, "BYMONTH=") ? 53 : 5;
        var days = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (numbered && Chance(50) ? Number(most) : "") + Pick(Days));
        return string.Join(',', days.Distinct());
    }

    private void AddTimes(List<string> parts, Frequency frequency)
    {
        var chance = frequency == Frequency.Secondly && Has(parts, "BY") ? 5 : 20;
        Maybe(chance, () => parts.Add($"BYHOUR={Some(0, 23)}"));
        Maybe(chance, () => parts.Add($"BYMINUTE={Some(0, 59)}"));
        Maybe(chance, () => parts.Add($"BYSECOND={Some(0, 59)}"));
    }

    private void AddPositions(List<string> parts, Frequency frequency)
    {
        var most = frequency switch
        {
            Frequency.Secondly => 1,
            Frequency.Minutely => Has(parts, "BYSECOND=") ? 1 : 0,
            Frequency.Hourly => Has(parts, "BYMINUTE=") ? 1 : 0,
            Frequency.Daily => 2,
            Frequency.Weekly => 3,
            _ => 12,
        };
        if (most > 0 && parts.Any(part => part.StartsWith("BY", StringComparison.Ordinal)))
        {
            Maybe(
                30,
                () => parts.Add($"BYSETPOS={string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Number(most)).Distinct())}")
            );
        }
    }

    private void AddEnd(List<string> parts, Frequency frequency, LocalDateTime start)
    {
        int[] seconds = [600, 36_000, 1_000_000, 10_000_000, 50_000_000, 200_000_000, 800_000_000];
        var until = start.PlusSeconds(random.Next(seconds[(int)frequency]));
        switch (random.Next(6))
        {
            case 0:
            case 1:
                parts.Add($"COUNT={random.Next(1, 80)}");
                break;
            case 2:
                parts.Add($"UNTIL={until.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture)}{(Chance(50) ? "Z" : "")}");
                break;
            case 3:
                parts.Add($"UNTIL={until.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}");
                break;
            default:
                break;
        }
    }

    // A third of the starts lie in the two days before the clock is changed.
    private LocalDateTime Start(string zone)
    {
        var time = Instant.FromUtc(1985, 1, 1, 0, 0).Plus(Duration.FromSeconds(random.NextInt64(45L * 366 * 86_400)));
        var change = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(time);
        var near = Chance(33) && change.HasEnd ? change.End.Minus(Duration.FromSeconds(random.Next(2 * 86_400))) : time;
        var local = near.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
        return Chance(20) ? local.Date.AtMidnight()
            : Chance(50) ? new LocalDateTime(local.Year, local.Month, local.Day, local.Hour, 30)
            : local;
    }

    private string Some(int least, int most) =>
        string.Join(
            ',',
            Enumerable
                .Range(0, random.Next(1, 5))
                .Select(_ => random.Next(least, most + 1))
                .Where(number => number != 0 || least == 0)
                .Distinct()
        );

    private string Number(int most) => $"{(Chance(50) ? "" : "-")}{random.Next(1, most + 1)}";

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private bool Chance(int percent) => random.Next(100) < percent;

    private void Maybe(int percent, Action act)
    {
        if (Chance(percent))
        {
            act();
        }
    }

    private static bool Has(List<string> parts, string beginning) =>
        parts.Any(part => part.StartsWith(beginning, StringComparison.Ordinal));

    private static string Text(LocalDateTime time) => time.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
