using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

/// <summary>A list of ten a page, whose cursors are the titles to go on after.</summary>
public sealed class TaskPartsTests
{
    private const int PageSize = 10;
    private readonly List<TaskSummary> stored = [.. Enumerable.Range(0, 95).Select(number => Numbered(number))];
    private readonly TaskParts parts;
    private readonly List<TaskSummary> changedHere = [];
    private string? broken;

    public TaskPartsTests() => parts = new TaskParts(ReadAsync, KeepAsync);

    [Fact]
    public async Task Only_the_pages_around_the_one_looked_at_are_held()
    {
        await DownAsync(8);

        Assert.Equal([5, 6, 7], HeldParts());
        Assert.Equal((80, 50), (parts.Count, parts.Before(parts.All[5])));

        await parts.LoadAsync(4);
        Assert.Equal([4, 5, 6], HeldParts());
        await parts.LoadAsync(0);
        Assert.Equal([0], HeldParts());
        Assert.Equal("task 000", parts.All[0].Tasks![0].Title);
    }

    [Fact]
    public async Task The_end_has_no_more()
    {
        await DownAsync(10);

        Assert.False(parts.HasMore);
        Assert.Equal(95, parts.Count);
        Assert.Null(await parts.LoadAsync(10));
        Assert.Equal(10, parts.All.Count);
    }

    [Fact]
    public async Task Reading_again_shows_what_came_and_went_without_a_gap_or_a_double()
    {
        await DownAsync(3);
        stored.InsertRange(5, [Numbered(4, "b"), Numbered(4, "c")]);
        stored.RemoveAt(20);

        await parts.ReadAgainAsync();

        Assert.Equal(stored.Take(30).Select(task => task.Title), parts.Held.Select(task => task.Title));
    }

    [Fact]
    public async Task A_page_read_again_later_goes_on_where_the_one_before_it_ends_now()
    {
        await DownAsync(6);
        stored.InsertRange(5, [Numbered(4, "b"), Numbered(4, "c")]);

        await parts.LoadAsync(0);
        await parts.LoadAsync(1);
        await parts.LoadAsync(2);

        Assert.Equal(stored.Take(30).Select(task => task.Title), parts.Held.Select(task => task.Title));
    }

    [Fact]
    public async Task What_was_changed_here_stays_in_its_place_though_it_no_longer_matches()
    {
        await DownAsync(2);
        var done = stored[12] with { Status = CareTaskStatus.Completed };
        parts.Replace(done);
        changedHere.Add(done);
        stored.RemoveAt(12);

        await parts.ReadAgainAsync();

        Assert.Equal(done, parts.All[1].Tasks![2]);
        Assert.Single(parts.Held, task => task.Id == done.Id);
        parts.Remove(done.Id);
        changedHere.Clear();
        await parts.ReadAgainAsync();
        Assert.DoesNotContain(parts.Held, task => task.Id == done.Id);
    }

    [Fact]
    public async Task A_shorter_list_ends_sooner()
    {
        await DownAsync(5);
        stored.RemoveRange(12, 83);

        await parts.ReadAgainAsync();

        await parts.LoadAsync(0);
        await parts.LoadAsync(1);
        Assert.Equal((12, false), (parts.Held.Count(), parts.HasMore));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_what_is_there_stays()
    {
        await DownAsync(1);
        broken = "Try again.";

        Assert.Equal("Try again.", await parts.ReadAgainAsync());
        Assert.Equal(PageSize, parts.Held.Count());
    }

    [Fact]
    public async Task Two_who_ask_at_once_take_turns()
    {
        await Task.WhenAll(parts.LoadAsync(0), parts.LoadAsync(1), parts.ReadAgainAsync(), parts.LoadAsync(2));

        Assert.Equal(stored.Take(30).Select(task => task.Title), parts.Held.Select(task => task.Title));
    }

    [Fact]
    public async Task What_moved_to_the_next_page_is_shown_there_once()
    {
        await DownAsync(2);
        changedHere.AddRange(stored);
        stored.InsertRange(5, [Numbered(4, "b"), Numbered(4, "c")]);
        await parts.ReadAgainAsync();
        Assert.Equal(stored.Take(20).Select(task => task.Title), parts.Held.Select(task => task.Title));

        await parts.LoadAsync(2);

        Assert.Equal(stored.Take(30).Select(task => task.Title), parts.Held.Select(task => task.Title));
    }

    private IEnumerable<int> HeldParts() => parts.All.Where(part => part.Tasks is not null).Select(part => part.Number);

    private async Task DownAsync(int pages)
    {
        for (var number = 0; number < pages; number++)
        {
            Assert.Null(await parts.LoadAsync(number));
        }
    }

    private async Task<Outcome<Page<TaskSummary>>> ReadAsync(string? after)
    {
        await Task.Yield();
        if (broken is not null)
        {
            return new Outcome<Page<TaskSummary>>.Refused("cursor", broken);
        }

        var rest = stored.Where(task => string.CompareOrdinal(task.Title, after) > 0).Take(PageSize + 1).ToList();
        return rest.Count > PageSize
            ? new Page<TaskSummary>(rest[..PageSize], rest[PageSize - 1].Title)
            : new Page<TaskSummary>(rest, null);
    }

    private Task<List<TaskSummary>> KeepAsync(
        IReadOnlyList<TaskSummary> shown,
        IEnumerable<TaskSummary> read,
        IEnumerable<TaskSummary> elsewhere
    )
    {
        List<TaskSummary> now = [.. read];
        var known = now.Concat(elsewhere).Select(task => task.Id).ToHashSet();
        foreach (
            var (place, task) in shown
                .Index()
                .Where(each => changedHere.Any(kept => kept.Id == each.Item.Id) && !known.Contains(each.Item.Id))
        )
        {
            now.Insert(Math.Min(place, now.Count), task);
        }

        return Task.FromResult(now);
    }

    private static TaskSummary Numbered(int number, string suffix = "") =>
        TaskViews.Manual($"task {number:000}{suffix}", FakeClock.Start.AddHours(number));
}
