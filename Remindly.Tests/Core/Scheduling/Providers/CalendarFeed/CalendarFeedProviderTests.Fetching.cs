using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalendarFeed;

public sealed partial class CalendarFeedProviderTests
{
    [Fact]
    public async Task Weekly_appointments_keep_their_clock_through_both_ends_of_summer_time()
    {
        foreach (var (zone, from, summer, winter) in Clocks)
        {
            Shelf.Text = Calendar($"UID:w\nDTSTART;TZID={zone}:{from:yyyyMMdd}T100000\nDURATION:PT45M\nRRULE:FREQ=WEEKLY\nSUMMARY:Physio");

            var found = await FetchAllAsync(Provider(), Everything with { Window = new(Utc(from), Utc(from.AddDays(364))) });

            Assert.Equal(52, found.Count);
            Assert.Equal(52, found.Select(each => each.ExternalId).Distinct().Count());
            var hours = found.Select(each => each.StartsAt.TimeOfDay).Distinct().Order();
            Assert.Equal(new[] { summer, winter }.Distinct().Order(), hours);
        }
    }

    [Fact]
    public async Task A_moved_occurrence_stays_the_same_one_and_a_cancelled_one_says_so()
    {
        const string Series =
            "UID:w\nDTSTART;TZID=America/New_York:20260303T100000\nDURATION:PT45M\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Physio";
        Shelf.Text = Calendar(Series);
        var before = await FetchAllAsync(Provider());

        Shelf.Text = Calendar(
            Series + "\nEXDATE;TZID=America/New_York:20260324T100000",
            "UID:w\nRECURRENCE-ID;TZID=America/New_York:20260310T100000\nDTSTART;TZID=America/New_York:20260312T143000\nDURATION:PT1H\nSUMMARY:Physio",
            "UID:w\nRECURRENCE-ID;TZID=America/New_York:20260317T100000\nDTSTART;TZID=America/New_York:20260317T100000\nSTATUS:CANCELLED\nSUMMARY:Physio"
        );
        var after = (await FetchAllAsync(Provider())).ToDictionary(each => each.ExternalId);

        Assert.Equal(4, before.Count);
        Assert.Equal("w;20260310T140000Z", before[1].ExternalId);
        Assert.Equal(before.Take(3).Select(each => each.ExternalId).Order(), after.Keys.Order());
        Assert.Equal(before[0].Fingerprint, after[before[0].ExternalId].Fingerprint);
        var moved = after[before[1].ExternalId];
        Assert.Equal((new DateTimeOffset(2026, 3, 12, 18, 30, 0, TimeSpan.Zero), 60), (moved.StartsAt, moved.DurationMinutes));
        Assert.Equal(ExternalStatus.Cancelled, after[before[2].ExternalId].Status);
    }

    [Fact]
    public async Task Whole_days_and_times_of_no_zone_are_the_seniors()
    {
        Shelf.Text = Calendar(
            "UID:day\nDTSTART;VALUE=DATE:20260308\nSUMMARY:Fasting",
            "UID:days\nDTSTART;VALUE=DATE:20260309\nDTEND;VALUE=DATE:20260311\nSUMMARY:Closed",
            "UID:floating\nDTSTART:20260309T100000\nDTEND:20260309T103000\nSUMMARY:Walk"
        );

        var found = (await FetchAllAsync(Provider(), Everything with { TimeZone = "Asia/Kolkata" })).ToDictionary(each => each.ExternalId);

        Assert.Equal(new DateOnly(2026, 3, 8), found["day"].AllDayOn);
        Assert.Equal(new DateTimeOffset(2026, 3, 7, 18, 30, 0, TimeSpan.Zero), found["day"].StartsAt);
        Assert.Equal((null, 2 * 24 * 60), (found["day"].DurationMinutes, found["days"].DurationMinutes));
        Assert.Equal(
            (new DateTimeOffset(2026, 3, 9, 4, 30, 0, TimeSpan.Zero), (DateOnly?)null, 30),
            (found["floating"].StartsAt, found["floating"].AllDayOn, found["floating"].DurationMinutes)
        );
    }

    [Fact]
    public async Task What_has_not_changed_is_not_read_again_until_the_window_reaches_something_new()
    {
        Shelf.ETag = "\"v1\"";
        Shelf.Text = Calendar("UID:w\nDTSTART:20260303T100000Z\nRRULE:FREQ=WEEKLY\nSUMMARY:Physio");
        var memory = Assert.Single((await FetchAsync(Provider())).Select(page => page.Memory).OfType<string>());

        var again = Assert.Single(await FetchAsync(Provider(), Everything with { Memory = memory }));
        Assert.True(again.Unchanged);
        Assert.Equal((304, memory), (Shelf.LastStatus, again.Memory));

        var later = new DateWindow(Window.From.AddDays(7), Window.To.AddDays(7));
        var anew = await FetchAsync(Provider(), Everything with { Memory = memory, Window = later });
        Assert.Equal(200, Shelf.LastStatus);
        Assert.DoesNotContain(anew, page => page.Unchanged);
        Assert.NotEmpty(anew.SelectMany(page => page.Appointments));

        Assert.DoesNotContain("canary5ecret", memory, StringComparison.Ordinal);
        Assert.NotEmpty(await FetchAllAsync(Provider(), Everything with { Memory = "not what was said" }));
    }

    [Fact]
    public async Task The_same_bytes_are_known_again_where_the_server_does_not_say_so()
    {
        Shelf.Text = Calendar("UID:one\nDTSTART:20260310T100000Z\nSUMMARY:Physio");
        var memory = Assert.Single((await FetchAsync(Provider())).Select(page => page.Memory).OfType<string>());

        Assert.True(Assert.Single(await FetchAsync(Provider(), Everything with { Memory = memory })).Unchanged);
        Shelf.Text = Calendar("UID:one\nDTSTART:20260311T100000Z\nSUMMARY:Physio");
        Assert.DoesNotContain(await FetchAsync(Provider(), Everything with { Memory = memory }), page => page.Unchanged);
    }

    [Fact]
    public async Task One_entry_that_cannot_be_read_spoils_no_other_and_is_looked_at_again()
    {
        Shelf.Text = Calendar("UID:bad\nDTSTART:tomorrow\nSUMMARY:Secret words", "UID:good\nDTSTART:20260310T100000Z\nSUMMARY:Physio");

        var pages = await FetchAsync(Provider());

        Assert.Equal("good", Assert.Single(pages.SelectMany(page => page.Appointments)).ExternalId);
        var unreadable = Assert.Single(pages.SelectMany(page => page.Unreadable));
        Assert.Equal("unreadable_event", unreadable.Code);
        Assert.DoesNotContain("Secret", unreadable.Message, StringComparison.Ordinal);
        Assert.All(pages, page => Assert.Null(page.Memory));
    }

    [Theory]
    [InlineData("UID:x\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Endless", 1)]
    [InlineData("UID:x\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:Never", 0)]
    public async Task An_endless_rule_ends_soon_and_is_told(string entry, int told)
    {
        Shelf.Text = Calendar(entry);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var pages = await FetchAsync(Provider());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.Equal(told, pages.SelectMany(page => page.Unreadable).Count(each => each.Code == "unreadable_event"));
    }

    [Fact]
    public async Task More_entries_than_anybody_has_are_refused()
    {
        Shelf.Text = Calendar([.. Enumerable.Range(0, 60_000).Select(at => $"UID:{at}\nDTSTART:20260310T100000Z")]);

        Assert.Equal(FailureKind.InvalidResponse, (await FailureAsync(Provider(("MaxResponseBytes", "20000000")), "fetch")).Kind);
    }

    [Fact]
    public async Task Links_that_change_a_booking_are_not_kept()
    {
        Shelf.Text = Calendar(
            "UID:one\nDTSTART:20260310T100000Z\nSUMMARY:Call\nURL:https://calendly.com/reschedulings/canary-1"
                + "\nDESCRIPTION:Cancel: https://calendly.com/cancellations/canary-2 or https://x.as.me/?action=appt&id=canary-3"
        );

        var found = Assert.Single(await FetchAllAsync(Provider()));

        Assert.Null(found.Url);
        Assert.DoesNotContain("canary", found.Description + found.Metadata, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_is_called_what_it_calls_itself_else_by_its_host_and_never_by_its_path()
    {
        Shelf.Text = Calendar().Replace("VERSION:2.0", "VERSION:2.0\r\nX-WR-CALNAME:Rosa’s clinic");
        Assert.Equal("Rosa’s clinic", (await Provider().VerifyAsync(Connection, TestContext.Current.CancellationToken)).Name);

        Shelf.Text = Calendar();
        Assert.Equal("127.0.0.1", (await Provider().VerifyAsync(Connection, TestContext.Current.CancellationToken)).Name);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_calendar_that_is_gone_is_told_apart(int status)
    {
        Server.Fault = Faults.Status(status);

        Assert.Equal(FailureKind.NotFound, (await FailureAsync(Provider(), "verify")).Kind);
    }

    [Fact]
    public async Task Nothing_can_be_booked_in_a_feed()
    {
        var cancelled = await Provider().CancelAsync(Connection, "one", null, TestContext.Current.CancellationToken);

        Assert.Equal(new BookingOutcome.Refused("not_supported"), cancelled);
        Assert.Empty(Server.Requests);
    }

    private static readonly (string Zone, DateOnly From, TimeSpan Summer, TimeSpan Winter)[] Clocks =
    [
        ("America/New_York", new(2026, 3, 4), TimeSpan.FromHours(14), TimeSpan.FromHours(15)),
        ("Europe/London", new(2026, 3, 4), TimeSpan.FromHours(9), TimeSpan.FromHours(10)),
        ("Australia/Sydney", new(2026, 3, 4), TimeSpan.FromHours(23), TimeSpan.Zero),
        ("Asia/Kolkata", new(2026, 3, 4), TimeSpan.FromHours(4.5), TimeSpan.FromHours(4.5)),
    ];

    private static DateTimeOffset Utc(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);

    private static string Calendar(params string[] entries) =>
        string.Join(
            "\r\n",
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                .. entries.SelectMany(entry => (string[])["BEGIN:VEVENT", .. entry.Split('\n'), "END:VEVENT"]),
                "END:VCALENDAR",
                "",
            ]
        );
}
