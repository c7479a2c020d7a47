using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Remindly.Core.Calendars.Recurrence;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Recurrence;

/// <summary>Rules whose dates can be checked on a calendar on the wall; the first ones are RFC 5545 3.8.5.3's own.</summary>
public sealed class OccurrencesTests
{
    [Theory]
    [InlineData("FREQ=DAILY;COUNT=3", "09-02 09-03 09-04")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=5", "09-02 09-12 09-22 10-02 10-12")]
    [InlineData("FREQ=DAILY;UNTIL=19970904T090000", "09-02 09-03 09-04")]
    [InlineData("FREQ=DAILY;UNTIL=19970904T085959", "09-02 09-03")]
    [InlineData("FREQ=DAILY;UNTIL=19970904", "09-02 09-03 09-04")]
    [InlineData("FREQ=WEEKLY;COUNT=4", "09-02 09-09 09-16 09-23")]
    [InlineData("FREQ=WEEKLY;COUNT=5;WKST=SU;BYDAY=TU,TH", "09-02 09-04 09-09 09-11 09-16")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16")]
    [InlineData("FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "09-02 09-05 10-03 11-07")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU", "09-02 09-07 09-28 11-02")]
    [InlineData("FREQ=MONTHLY;COUNT=4;BYDAY=-2MO", "09-02 09-22 10-20 11-17")]
    [InlineData("FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-3", "09-02 09-28 10-29 11-28")]
    [InlineData("FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1", "09-02 09-30 10-01 10-31 11-01")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "09-02 09-04 10-07")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "09-02 09-29 10-30")]
    public void Repeats_by_days_of_the_week_and_month(string rule, string days) =>
        Assert.Equal(days.Split(' '), Of(rule, "1997-09-02T09:00:00").Select(time => time.ToString("MM-dd", CultureInfo.InvariantCulture)));

    [Theory]
    // Friday the 13th, and the Saturday after the first Sunday of a month.
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5", "1998-02-13", "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=3", "1997-09-13", "1997-09-13 1997-10-11 1997-11-08")]
    // Election day in the United States.
    [InlineData(
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3",
        "1996-11-05",
        "1996-11-05 2000-11-07 2004-11-02"
    )]
    [InlineData("FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200", "1997-01-01", "1997-01-01 1997-04-10 1997-07-19 2000-01-01")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3", "1997-05-12", "1997-05-12 1998-05-11 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYMONTH=6,7;COUNT=4", "1997-06-10", "1997-06-10 1997-07-10 1998-06-10 1998-07-10")]
    // February 29, by its name and as the last day of February.
    [InlineData("FREQ=YEARLY;COUNT=4", "1996-02-29", "1996-02-29 2000-02-29 2004-02-29 2008-02-29")]
    [InlineData("FREQ=YEARLY;COUNT=2", "2096-02-29", "2096-02-29 2104-02-29")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=3", "2023-02-28", "2023-02-28 2024-02-29 2025-02-28")]
    [InlineData("FREQ=MONTHLY;COUNT=4", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31 2026-07-31")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=366;COUNT=2", "2024-12-31", "2024-12-31 2028-12-31")]
    // Week 53, which few years have, and weeks that begin in one year and end in the next.
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH;COUNT=3", "2020-12-31", "2020-12-31 2026-12-31 2032-12-30")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=3", "2025-12-29", "2025-12-29 2027-01-04 2028-01-03")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU;COUNT=3", "2021-01-03", "2021-01-03 2022-01-02 2023-01-01")]
    // The first week but 52, counted from the end, is week 1 of a year of 53 weeks, here of 2026, which begins in 2025.
    [InlineData("FREQ=YEARLY;BYWEEKNO=-53;BYDAY=MO;COUNT=2", "2025-12-29", "2025-12-29 2031-12-29")]
    // A week of the year on the weekday that the start is on.
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;COUNT=2", "1997-05-14", "1997-05-14 1998-05-13")]
    // WKST decides which days are one week, and with that which week is left out.
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31")]
    // Positions count within the whole week, also the days before the start.
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2;COUNT=3", "2026-11-25", "2026-11-25 2026-12-02 2026-12-09")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-1,99;COUNT=4", "2026-11-02", "2026-11-02 2026-11-30 2026-12-01 2026-12-29")]
    // Every Monday and the first Friday: one or the other.
    [InlineData("FREQ=MONTHLY;BYDAY=MO,1FR;COUNT=4", "2026-11-02", "2026-11-02 2026-11-06 2026-11-09 2026-11-16")]
    public void Finds_the_right_dates(string rule, string start, string dates) =>
        Assert.Equal(dates.Split(' '), Of(rule, start + "T09:00:00").Select(Date));

    [Theory]
    [InlineData("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000", "09:00:00 12:00:00 15:00:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "09:00:00 09:15:00 09:30:00 09:45:00 10:00:00 10:15:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "09:00:00 10:30:00 12:00:00 13:30:00")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40;COUNT=6", "09:00:00 09:20:00 09:40:00 10:00:00 10:20:00 10:40:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;COUNT=6", "09:00:00 09:20:00 09:40:00 10:00:00 10:20:00 10:40:00")]
    [InlineData("FREQ=SECONDLY;INTERVAL=45;COUNT=3", "09:00:00 09:00:45 09:01:30")]
    [InlineData("FREQ=MINUTELY;BYSECOND=60,0,59;COUNT=4", "09:00:00 09:00:59 09:01:00 09:01:59")]
    [InlineData("FREQ=HOURLY;BYMINUTE=10,20,30;BYSETPOS=-1;COUNT=3", "09:00:00 09:30:00 10:30:00")]
    public void Finds_the_right_times(string rule, string times) =>
        Assert.Equal(
            times.Split(' '),
            Of(rule, "1997-09-02T09:00:00").Select(time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture))
        );

    [Fact]
    public void The_start_is_the_first_occurrence_and_counts_even_where_the_rule_would_not_choose_it() =>
        Assert.Equal(["2026-11-25", "2026-11-30", "2026-12-07"], Of("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2026-11-25T09:00:00").Select(Date));

    [Fact]
    public void A_rule_that_ends_before_its_start_has_no_occurrence() =>
        Assert.Empty(Of("FREQ=DAILY;UNTIL=20261124", "2026-11-25T09:00:00"));

    [Theory]
    [InlineData("FREQ=YEARLY", "9999-12-31T23:59:59", 1)]
    [InlineData("FREQ=WEEKLY;BYDAY=FR,SA", "9999-12-24T00:00:00", 3)]
    [InlineData("FREQ=SECONDLY", "9999-12-31T23:59:50", 10)]
    [InlineData("FREQ=YEARLY;BYWEEKNO=52;BYDAY=FR", "9999-01-01T00:00:00", 2)]
    [InlineData("FREQ=MONTHLY;INTERVAL=2147483647", "2026-01-01T00:00:00", 1)]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "0001-01-01T00:00:00", 1)]
    public void Ends_where_the_calendar_ends(string rule, string start, int count) => Assert.Equal(count, Of(rule, start).Count());

    private static IEnumerable<LocalDateTime> Of(string text, string start)
    {
        var rule = RecurrenceRule.Parse(text, out var problem);
        Assert.True(rule is not null, problem);
        return Occurrences.Of(rule, LocalDateTimePattern.ExtendedIso.Parse(start).Value, ExpansionLimits.Default);
    }

    private static string Date(LocalDateTime time) => time.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
