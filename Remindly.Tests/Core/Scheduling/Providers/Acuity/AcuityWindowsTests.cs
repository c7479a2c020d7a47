using System.Globalization;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Acuity;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed class AcuityWindowsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateWindow Window = DateWindow.Around(Now, 7, 90);
    private static readonly TimeSpan NewYork = TimeSpan.FromHours(-5);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    [InlineData(101, 1)]
    [InlineData(200, 2)]
    [InlineData(350, 1)]
    [InlineData(999, 1)]
    [InlineData(1000, 5)]
    [InlineData(1001, 5)]
    [InlineData(2000, 12)]
    [InlineData(10_000, 60)]
    public async Task Finds_them_all_over_the_window_with_few_requests(int count, int most)
    {
        var shelf = new AcuityShelf(NewYork, Spread(count));

        var walk = await WalkAsync(shelf);

        Assert.Equal(shelf.Ids(Window.From, Window.To), walk.Ids.Order());
        Assert.Equal(count, walk.Ids.Distinct().Count());
        Assert.Empty(walk.Gaps);
        Assert.InRange(shelf.Requests.Count, 1, most);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(350)]
    [InlineData(1000)]
    [InlineData(1500)]
    [InlineData(10_000)]
    public async Task Finds_them_all_on_a_single_day(int count)
    {
        var morning = new DateTimeOffset(2026, 3, 14, 8, 0, 0, NewYork);
        var shelf = new AcuityShelf(NewYork, Enumerable.Range(0, count).Select(at => morning.AddSeconds(at * 3)));

        var walk = await WalkAsync(shelf);

        Assert.Equal(count, walk.Ids.Distinct().Count());
        Assert.Empty(walk.Gaps);
        Assert.InRange(shelf.Requests.Count, 1, 20);
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(-9.5)]
    [InlineData(0)]
    [InlineData(5.75)]
    [InlineData(14)]
    public async Task Finds_the_first_and_the_last_instant_whatever_the_accounts_midnight(double hours)
    {
        DateTimeOffset[] edges = [Window.From, Window.To];
        var shelf = new AcuityShelf(TimeSpan.FromHours(hours), [.. edges, Window.From.AddSeconds(-1), Window.To.AddSeconds(1)]);

        var walk = await WalkAsync(shelf);

        Assert.Equal(edges, walk.Starts.Order());
    }

    [Fact]
    public async Task Asks_for_cancelled_ones_and_not_for_forms()
    {
        var shelf = new AcuityShelf(NewYork, []);

        await WalkAsync(shelf);

        Assert.Equal(
            ["appointments?minDate=2026-02-24&maxDate=2026-06-03&showall=true&excludeForms=true&direction=ASC&max=1000"],
            shelf.Requests
        );
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    public async Task A_server_that_gives_no_more_whatever_it_is_asked_still_shows_a_wide_window_whole(int cap)
    {
        var shelf = new AcuityShelf(NewYork, Spread(3000)) { Cap = cap };

        var walk = await WalkAsync(shelf);

        Assert.Equal(3000, walk.Ids.Distinct().Count());
        Assert.Empty(walk.Gaps);
        Assert.InRange(shelf.Requests.Count, 1, 130);
    }

    [Fact]
    public async Task A_day_that_a_server_never_shows_whole_is_named()
    {
        var morning = new DateTimeOffset(2026, 3, 14, 8, 0, 0, NewYork);
        var busy = Enumerable.Range(0, 350).Select(at => morning.AddMinutes(at));
        var shelf = new AcuityShelf(NewYork, [.. busy, morning.AddDays(3)]) { Cap = 100 };

        var walk = await WalkAsync(shelf);

        Assert.Equal(201, walk.Ids.Distinct().Count());
        var gap = Assert.Single(walk.Gaps);
        Assert.Contains("14 March 2026", gap, StringComparison.Ordinal);
        Assert.InRange(shelf.Requests.Count, 1, 30);
    }

    [Fact]
    public async Task A_round_hundred_is_not_believed_from_a_server_that_does_not_turn_round()
    {
        var morning = new DateTimeOffset(2026, 3, 14, 8, 0, 0, NewYork);
        var shelf = new AcuityShelf(NewYork, Enumerable.Range(0, 350).Select(at => morning.AddMinutes(at)))
        {
            Cap = 100,
            HonoursDirection = false,
        };

        var walk = await WalkAsync(shelf);

        Assert.Equal(100, walk.Ids.Distinct().Count());
        Assert.Single(walk.Gaps);
    }

    [Fact]
    public async Task A_hundred_at_one_instant_are_believed()
    {
        var noon = new DateTimeOffset(2026, 3, 14, 12, 0, 0, NewYork);
        var shelf = new AcuityShelf(NewYork, Enumerable.Repeat(noon, 100));

        var walk = await WalkAsync(shelf);

        Assert.Equal(100, walk.Ids.Distinct().Count());
        Assert.Empty(walk.Gaps);
    }

    [Fact]
    public async Task More_than_was_asked_for_may_be_whole()
    {
        var shelf = new AcuityShelf(NewYork, Spread(1500)) { HonoursMax = false };

        var walk = await WalkAsync(shelf);

        Assert.Equal(1500, walk.Ids.Distinct().Count());
        Assert.Empty(walk.Gaps);
    }

    [Fact]
    public async Task Gives_pages_of_a_bounded_size_and_forgets_what_is_done()
    {
        HashSet<long> seen = [];
        var shelf = new AcuityShelf(NewYork, Spread(10_000));
        var most = 0;

        await foreach (var page in Windows(shelf, seen).WalkAsync(TestContext.Current.CancellationToken))
        {
            Assert.InRange(page.Appointments.Count, 1, 250);
            most = Math.Max(most, seen.Count);
        }

        Assert.Empty(seen);
        Assert.InRange(most, 1, 6000);
    }

    private static async Task<(List<long> Ids, List<DateTimeOffset> Starts, List<string> Gaps)> WalkAsync(AcuityShelf shelf)
    {
        (List<long> Ids, List<DateTimeOffset> Starts, List<string> Gaps) walk = ([], [], []);
        await foreach (var page in Windows(shelf, []).WalkAsync(TestContext.Current.CancellationToken))
        {
            walk.Ids.AddRange(page.Appointments.Select(each => long.Parse(each.ExternalId, CultureInfo.InvariantCulture)));
            walk.Starts.AddRange(page.Appointments.Select(each => each.StartsAt));
            walk.Gaps.AddRange(page.Gaps);
        }

        return walk;
    }

    private static AcuityWindows Windows(AcuityShelf shelf, HashSet<long> seen) =>
        new(new AcuityRows(shelf.ReadAsync, Window, "", seen), Window, pageSize: 1000);

    private static IEnumerable<DateTimeOffset> Spread(int count) =>
        Enumerable.Range(0, count).Select(at => Window.From + (Window.To - Window.From) * ((at + 0.5) / count));
}
