using System.Globalization;
using NodaTime;
using Remindly.Core.Calendars;

namespace Remindly.Tests.Core.Calendars.Expansion;

/// <summary>Calendars made up by chance that is the same each time, with what families' calendars hold.</summary>
internal sealed class RandomCalendars(Random random)
{
    private static readonly string[] Zones = ["America/New_York", "Europe/London", "Australia/Sydney", "Asia/Kolkata"];

    private static readonly string[] Rules =
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=2TH",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
    ];

    private static readonly string[] Words =
    [
        "Physiotherapy",
        "Dr. Müller; bring the card, please",
        "Line one\nline two",
        "back\\slash",
        "Zahnärztin in der Straße, die so lang ist, dass die Zeile gefaltet werden muss",
        "薬を取りに行く 🏥 薬局で待ち合わせ、それから一緒に帰る",
    ];

    public CalendarQuestion Next()
    {
        var calendar = new Component("VCALENDAR")
            .Add(ContentLine.OfText("VERSION", "2.0"))
            .Add(ContentLine.OfText("PRODID", "-//Test//EN"));
        var day = new LocalDate(2024, 1, 1).PlusDays(random.Next(1_000));
        for (var number = random.Next(1, 8); number > 0; number--)
        {
            AddSeries(calendar, $"event-{number}@example.org", day.PlusDays(random.Next(-200, 60)));
        }

        var from = day.AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds();
        return new CalendarQuestion(CalendarWriter.Write(calendar), Pick(Zones), from, from + (random.Next(1, 100) * 86_400L));
    }

    private void AddSeries(Component calendar, string uid, LocalDate day)
    {
        var form = Pick([TimeForm.Date, TimeForm.Floating, TimeForm.Utc, TimeForm.Zoned, TimeForm.Zoned]);
        // Away from the hours that clocks skip or repeat: those have facts of their own.
        var series = new SeriesDraft(
            uid,
            form,
            form == TimeForm.Zoned ? Pick(Zones) : null,
            day.At(new LocalTime(random.Next(5, 21), random.Next(4) * 15))
        );
        var master = Event(series, series.Start);
        var days = Chance(70) ? Repeat(series, master) : [];
        calendar.Add(master);
        foreach (var changed in days.Where(_ => Chance(20)).Take(3))
        {
            var moved = form == TimeForm.Date ? changed.PlusDays(random.Next(-3, 4)) : changed.PlusMinutes(random.Next(-4, 5) * 15);
            calendar.Add(Event(series, moved, random.Next(1, 4)).Add(series.Line("RECURRENCE-ID", changed)));
        }
    }

    // The first times of the series that are left of it, to be changed one by one.
    private List<LocalDateTime> Repeat(SeriesDraft series, Component master)
    {
        var rule = Pick(Rules);
        var end = Chance(30) ? $";COUNT={random.Next(1, 30)}" : "";
        master.Add(new ContentLine("RRULE", [], rule + end));
        var days =
            rule.StartsWith("FREQ=DAILY", StringComparison.Ordinal) && end.Length == 0
                ? Enumerable
                    .Range(1, 20)
                    .Select(number => series.Start.PlusDays(number * (rule.Contains("=3", StringComparison.Ordinal) ? 3 : 1)))
                    .ToList()
                : [];
        var excluded = days.Where(_ => Chance(10)).ToList();
        excluded.ForEach(each => master.Add(series.Line("EXDATE", each)));
        if (Chance(25))
        {
            // recurring-ical-events knows the occurrences of a series by their date: no second one on a day that may be changed.
            var added = Enumerable
                .Range(0, random.Next(1, 4))
                .Select(_ => series.Start.PlusDays(random.Next(1, 100)).PlusMinutes(series.IsDate ? 0 : 7))
                .Where(each => days.TrueForAll(day => day.Date != each.Date))
                .Distinct()
                .ToArray();
            Maybe(added.Length > 0 ? 100 : 0, () => master.Add(series.Line("RDATE", added)));
        }

        return [.. days.Except(excluded)];
    }

    private Component Event(SeriesDraft series, LocalDateTime start, int sequence = 0)
    {
        var what = new Component("VEVENT").Add(ContentLine.OfText("UID", series.Uid)).Add(series.Line("DTSTART", start));
        Maybe(80, () => what.Add(Length(series, start)));
        Maybe(90, () => what.Add(ContentLine.OfText("SUMMARY", Pick(Words))));
        Maybe(50, () => what.Add(ContentLine.OfText("LOCATION", Pick(Words))));
        Maybe(50, () => what.Add(ContentLine.OfText("DESCRIPTION", Pick(Words) + Pick(Words))));
        Maybe(30, () => what.Add(ContentLine.OfText("STATUS", Pick(["CONFIRMED", "TENTATIVE", "CANCELLED"]))));
        Maybe(sequence > 0 ? 100 : 0, () => what.Add(ContentLine.OfText("SEQUENCE", sequence.ToString(CultureInfo.InvariantCulture))));
        return what;
    }

    private ContentLine Length(SeriesDraft series, LocalDateTime start) =>
        Chance(50) ? ContentLine.OfText("DURATION", series.IsDate ? $"P{random.Next(1, 4)}D" : $"PT{random.Next(1, 12) * 15}M")
        : series.IsDate ? series.Line("DTEND", start.PlusDays(random.Next(1, 4)))
        : series.Line("DTEND", start.PlusMinutes(random.Next(1, 12) * 15));

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private bool Chance(int percent) => random.Next(100) < percent;

    private void Maybe(int percent, Action act)
    {
        if (Chance(percent))
        {
            act();
        }
    }
}
