using NodaTime;
using Remindly.Core.Calendars;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Expansion;

public sealed class CalendarExpanderTests
{
    private const string Wednesdays = "RRULE:FREQ=WEEKLY;BYDAY=WE";

    [Theory]
    // With a time: no end, an end, an end before the start, lengths.
    [InlineData("11-25 09:00/09:00", "DTSTART:20261125T090000")]
    [InlineData("11-25 09:00/10:30", "DTSTART:20261125T090000", "DTEND:20261125T103000")]
    [InlineData("11-25 09:00/09:00", "DTSTART:20261125T090000", "DTEND:20261125T080000")]
    [InlineData("11-25 09:00/09:45", "DTSTART:20261125T090000", "DURATION:PT45M")]
    [InlineData("11-25 09:00/09:00", "DTSTART:20261125T090000", "DURATION:-PT45M")]
    [InlineData("11-25 09:00/04:00", "DTSTART;TZID=Europe/Berlin:20261125T090000", "DTEND;TZID=America/New_York:20261125T220000")]
    // Whole days.
    [InlineData("11-25/11-26", "DTSTART;VALUE=DATE:20261125")]
    [InlineData("11-25/11-26", "DTSTART:20261125")]
    [InlineData("11-25/11-26", "DTSTART;VALUE=DATE:20261125T000000")]
    [InlineData("11-25/11-28", "DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261128")]
    [InlineData("11-25/11-26", "DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261125")]
    [InlineData("11-25/11-27", "DTSTART;VALUE=DATE:20261125", "DURATION:P2D")]
    [InlineData("11-25/11-26", "DTSTART;VALUE=DATE:20261125", "DURATION:PT24H")]
    public async Task Takes_as_long_as_it_says(string time, params string[] lines) =>
        Assert.Equal([time], await TimesAsync("2026-11-20", "2026-12-01", CalendarFiles.Event(lines)));

    [Theory]
    // In the night of October 25 the clocks in Berlin repeat an hour: nine exact hours end at six, and at seven the day after.
    [InlineData("DTEND;TZID=Europe/Berlin:20261025T060000", "10-24 22:00/06:00 20261024T200000Z", "10-25 22:00/07:00 20261025T210000Z")]
    [InlineData("DURATION:P1D", "10-24 22:00/22:00 20261024T200000Z", "10-25 22:00/22:00 20261025T210000Z")]
    [InlineData("DURATION:PT24H", "10-24 22:00/21:00 20261024T200000Z", "10-25 22:00/22:00 20261025T210000Z")]
    public async Task Lasts_exactly_as_long_each_time_or_as_long_by_the_calendar(string end, params string[] times) =>
        Assert.Equal(
            times,
            await TimesAsync(
                "2026-10-24",
                "2026-10-26",
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261024T220000", end, "RRULE:FREQ=DAILY")
            )
        );

    [Fact]
    public async Task Keeps_the_clock_of_its_own_zone_across_the_end_of_summer_time() =>
        Assert.Equal(
            ["10-21 10:00/10:00 20261021T080000Z", "10-28 10:00/10:00 20261028T090000Z"],
            await TimesAsync("2026-10-20", "2026-10-30", CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261007T100000", Wednesdays))
        );

    [Fact]
    public async Task A_floating_time_and_a_whole_day_are_where_the_person_is()
    {
        var complete = await CalendarFiles.ExpandAsync(
            CalendarFiles.Of(
                CalendarFiles.Event("UID:a", "DTSTART:20261125T090000"),
                CalendarFiles.Event("UID:b", "DTSTART;VALUE=DATE:20261125")
            ),
            "2026-11-20",
            "2026-12-01"
        );
        Assert.Equal(
            [Instant.FromUtc(2026, 11, 24, 23, 0), Instant.FromUtc(2026, 11, 25, 8, 0)],
            complete.Occurrences.Select(each => each.Start)
        );
        Assert.All(complete.Occurrences, each => Assert.Equal(CalendarFiles.Berlin, each.Zone));
        Assert.Equal(Instant.FromUtc(2026, 11, 25, 23, 0), complete.Occurrences[0].End);
    }

    [Theory]
    [InlineData("EXDATE;TZID=Europe/Berlin:20261202T090000,20261209T090000")]
    [InlineData("EXDATE:20261202T080000Z\r\nEXDATE:20261209T080000Z")]
    [InlineData("EXDATE;TZID=America/New_York:20261202T030000\r\nEXDATE:20261209T090000")]
    [InlineData("EXDATE;VALUE=DATE:20261202,20261209")]
    public async Task Leaves_out_what_is_excluded_however_it_is_written(string excluded) =>
        Assert.Equal(
            ["11-25 09:00/09:00 20261125T080000Z", "12-16 09:00/09:00 20261216T080000Z"],
            await TimesAsync(
                "2026-11-20",
                "2026-12-20",
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261125T090000", Wednesdays, excluded)
            )
        );

    [Theory]
    [InlineData("EXDATE;VALUE=DATE:20261202")]
    [InlineData("EXDATE:20261202T000000Z")]
    [InlineData("EXDATE:20261201T230000Z")]
    [InlineData("EXDATE;TZID=Europe/Berlin:20261202T000000")]
    public async Task Leaves_out_an_excluded_day_however_it_is_written(string excluded) =>
        Assert.Equal(
            ["11-25/11-26 20261125", "12-09/12-10 20261209"],
            await TimesAsync("2026-11-20", "2026-12-10", CalendarFiles.Event("DTSTART;VALUE=DATE:20261125", Wednesdays, excluded))
        );

    [Fact]
    public async Task Adds_dates_and_periods_with_a_length_of_their_own() =>
        Assert.Equal(
            [
                "11-25 09:00/10:00 20261125T080000Z",
                "11-26 11:00/12:00 20261126T100000Z",
                "11-27 11:00/11:30 20261127T100000Z",
                "11-28 11:00/14:00 20261128T100000Z",
            ],
            await TimesAsync(
                "2026-11-20",
                "2026-12-01",
                CalendarFiles.Event(
                    "DTSTART;TZID=Europe/Berlin:20261125T090000",
                    "DTEND;TZID=Europe/Berlin:20261125T100000",
                    "RDATE;TZID=Europe/Berlin:20261126T110000,20261125T090000",
                    "RDATE;VALUE=PERIOD:20261127T100000Z/PT30M,20261128T100000Z/20261128T130000Z"
                )
            )
        );

    [Theory]
    [InlineData("RECURRENCE-ID;TZID=Europe/Berlin:20261202T090000")]
    [InlineData("RECURRENCE-ID:20261202T080000Z")]
    [InlineData("RECURRENCE-ID;VALUE=DATE:20261202")]
    [InlineData("RECURRENCE-ID:20261202T090000")]
    public async Task A_change_takes_the_place_of_one_and_keeps_its_id(string id) =>
        Assert.Equal(
            [
                "11-25 09:00/09:00 Physio 20261125T080000Z",
                "12-03 14:00/14:00 Moved 20261202T080000Z",
                "12-09 09:00/09:00 Physio 20261209T080000Z",
            ],
            await TimesAsync(
                "2026-11-20",
                "2026-12-10",
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261125T090000", Wednesdays, "SUMMARY:Physio"),
                CalendarFiles.Event(id, "DTSTART;TZID=Europe/Berlin:20261203T140000", "SUMMARY:Moved")
            )
        );

    [Fact]
    public async Task A_change_may_move_into_the_window_and_out_of_it() =>
        Assert.Equal(
            ["12-01 08:00/08:00 Early 20261209T080000Z"],
            await TimesAsync(
                "2026-11-30",
                "2026-12-03",
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261125T090000", Wednesdays),
                CalendarFiles.Event("RECURRENCE-ID:20261202T080000Z", "DTSTART;TZID=Europe/Berlin:20261220T080000"),
                CalendarFiles.Event("RECURRENCE-ID:20261209T080000Z", "DTSTART;TZID=Europe/Berlin:20261201T080000", "SUMMARY:Early")
            )
        );

    [Fact]
    public async Task A_change_to_this_and_the_future_moves_all_later_ones_but_those_changed_themselves() =>
        Assert.Equal(
            [
                "11-25 09:00/10:00 Physio 20261125T080000Z",
                "12-03 11:00/11:30 New 20261202T080000Z",
                "12-10 11:00/11:30 New 20261209T080000Z",
                "12-15 07:00/07:00 Once 20261216T080000Z",
                "12-24 11:00/11:30 New 20261223T080000Z",
                "12-30 12:00/12:00 Newest 20261230T080000Z",
            ],
            await TimesAsync(
                "2026-11-20",
                "2027-01-05",
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261125T090000", "DURATION:PT1H", Wednesdays, "SUMMARY:Physio"),
                CalendarFiles.Event(
                    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261202T090000",
                    "DTSTART;TZID=Europe/Berlin:20261203T110000",
                    "DURATION:PT30M",
                    "SUMMARY:New"
                ),
                CalendarFiles.Event("RECURRENCE-ID:20261216T080000Z", "DTSTART;TZID=Europe/Berlin:20261215T070000", "SUMMARY:Once"),
                CalendarFiles.Event(
                    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261230T080000Z",
                    "DTSTART;TZID=Europe/Berlin:20261230T120000",
                    "SUMMARY:Newest"
                )
            )
        );

    [Fact]
    public async Task A_change_to_this_and_the_future_keeps_the_new_time_across_summer_time_and_for_whole_days()
    {
        Assert.Equal(
            ["03-25 11:00/11:00 20260325T080000Z", "04-01 11:00/11:00 20260401T070000Z"],
            await TimesAsync(
                "2026-03-20",
                "2026-04-05",
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20260318T090000", Wednesdays),
                CalendarFiles.Event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260325T080000Z", "DTSTART;TZID=Europe/Berlin:20260325T110000")
            )
        );
        Assert.Equal(
            ["12-03/12-05 20261202", "12-10/12-12 20261209"],
            await TimesAsync(
                "2026-12-01",
                "2026-12-15",
                CalendarFiles.Event("DTSTART;VALUE=DATE:20261125", Wednesdays),
                CalendarFiles.Event(
                    "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261202",
                    "DTSTART;VALUE=DATE:20261203",
                    "DTEND;VALUE=DATE:20261205"
                )
            )
        );
    }

    [Fact]
    public async Task What_is_cancelled_is_told_as_cancelled()
    {
        var complete = await CalendarFiles.ExpandAsync(
            CalendarFiles.Of(
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261125T090000", Wednesdays),
                CalendarFiles.Event("RECURRENCE-ID:20261202T080000Z", "STATUS:CANCELLED", "SEQUENCE:2")
            ),
            "2026-11-20",
            "2026-12-10"
        );
        Assert.Equal(
            [EventStatus.Confirmed, EventStatus.Cancelled, EventStatus.Confirmed],
            complete.Occurrences.Select(each => each.Status)
        );
        Assert.Equal([0, 2, 0], complete.Occurrences.Select(each => each.Sequence));
    }

    [Fact]
    public async Task Of_several_versions_of_one_the_latest_counts()
    {
        Assert.Equal(
            ["11-25 11:00/11:00 Third"],
            await TimesAsync(
                "2026-11-20",
                "2026-12-10",
                CalendarFiles.Event("DTSTART:20261125T110000", "SUMMARY:Third", "SEQUENCE:2", "DTSTAMP:20261102T000000Z"),
                CalendarFiles.Event("DTSTART:20261125T090000", "SUMMARY:First", "SEQUENCE:1", "DTSTAMP:20261103T000000Z"),
                CalendarFiles.Event("DTSTART:20261125T100000", "SUMMARY:Second", "SEQUENCE:2", "DTSTAMP:20261101T000000Z")
            )
        );
        Assert.Equal(
            ["11-25 11:00/11:00 New 20261125T080000Z"],
            await TimesAsync(
                "2026-11-20",
                "2026-12-01",
                CalendarFiles.Event("DTSTART;TZID=Europe/Berlin:20261125T090000", Wednesdays),
                CalendarFiles.Event("RECURRENCE-ID:20261125T080000Z", "DTSTART;TZID=Europe/Berlin:20261125T100000", "SUMMARY:Old"),
                CalendarFiles.Event(
                    "RECURRENCE-ID;TZID=Europe/Berlin:20261125T090000",
                    "DTSTART;TZID=Europe/Berlin:20261125T110000",
                    "SUMMARY:New"
                )
            )
        );
    }

    [Theory]
    [InlineData("RECURRENCE-ID:20261202T080000Z", "20261202T080000Z")]
    [InlineData("RECURRENCE-ID;TZID=Europe/Berlin:20261202T090000", "20261202T080000Z")]
    public async Task One_occurrence_may_come_without_its_series(string id, string recurrenceId) =>
        Assert.Equal(
            [$"12-03 14:00/14:00 {recurrenceId}"],
            await TimesAsync("2026-11-20", "2026-12-10", CalendarFiles.Event(id, "DTSTART;TZID=Europe/Berlin:20261203T140000"))
        );

    [Fact]
    public async Task A_rule_for_whole_days_passes_over_times_and_ends_with_its_last_day() =>
        Assert.Equal(
            ["11-25/11-26 20261125", "11-26/11-27 20261126", "11-27/11-28 20261127"],
            await TimesAsync(
                "2026-11-20",
                "2026-12-10",
                CalendarFiles.Event("DTSTART;VALUE=DATE:20261125", "RRULE:FREQ=DAILY;BYHOUR=9,10;UNTIL=20261127T000000Z")
            )
        );

    [Fact]
    public async Task An_event_whose_repetition_cannot_be_read_is_there_once() =>
        Assert.Equal(
            ["11-25 09:00/09:00"],
            await TimesAsync("2026-11-20", "2026-12-10", CalendarFiles.Event("DTSTART:20261125T090000", "RRULE:FREQ=SOMETIMES"))
        );

    [Fact]
    public async Task Both_ends_of_the_window_belong_to_it() =>
        Assert.Equal(
            ["11-25 00:00/00:00", "11-26 00:00/00:00"],
            await TimesAsync(
                "2026-11-25",
                "2026-11-26",
                CalendarFiles.Event("UID:a", "DTSTART:20261125T000000Z"),
                CalendarFiles.Event("UID:b", "DTSTART:20261126T000000Z"),
                CalendarFiles.Event("UID:c", "DTSTART:20261126T000001Z"),
                CalendarFiles.Event("UID:d", "DTSTART:20261124T235959Z")
            )
        );

    private static async Task<IEnumerable<string>> TimesAsync(string from, string to, params string[] events) =>
        (await CalendarFiles.ExpandAsync(CalendarFiles.Of(events), from, to)).Occurrences.Select(CalendarFiles.Describe);
}
