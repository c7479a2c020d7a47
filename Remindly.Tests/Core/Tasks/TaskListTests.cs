using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public abstract class TaskListTests(StoreEngine engine) : CareTest(engine)
{
    public static readonly TheoryData<TaskSort, int, int> Pages = new(
        from sort in Enum.GetValues<TaskSort>()
        from limit in (int[])[1, 7, 50, 200]
        from circles in (int[])[1, 3, 12]
        select (sort, limit, circles)
    );

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_put_together_are_the_sorted_list(TaskSort sort, int limit, int circles)
    {
        var tasks = await ScatterAsync(new Random((((int)sort * 1000) + limit) * circles), circles, limit == 1 ? 40 : 230);

        var expected = Sorted(tasks, sort).Select(task => task.Id);

        Assert.Equal(expected, (await ReadAllAsync(new TaskFilter { Sort = sort }, limit)).Select(task => task.Id));
    }

    [Fact]
    public async Task A_filter_holds_on_every_page()
    {
        var tasks = await ScatterAsync(new Random(7), circles: 3, count: 200);
        var filter = new TaskFilter { Types = [CareTaskType.Errand, CareTaskType.Activity], Unassigned = true };

        var found = await ReadAllAsync(filter, 9);

        var expected = tasks.Where(task => task.AssignedTo is null && task.Type is CareTaskType.Errand or CareTaskType.Activity);
        Assert.Equal(Sorted(expected, TaskSort.ScheduledAt).Select(task => task.Id), found.Select(task => task.Id));
    }

    [Fact]
    public async Task A_task_added_behind_the_cursor_does_not_repeat_others()
    {
        await NewTaskAsync("first", FakeClock.Start.AddDays(1));
        await NewTaskAsync("second", FakeClock.Start.AddDays(2));
        var first = Done(await Queries.ListAsync(Ana.Id, new TaskFilter(), new PageRequest(Limit: 1), Cancellation));
        await NewTaskAsync("earlier", FakeClock.Start);

        var second = Done(await Queries.ListAsync(Ana.Id, new TaskFilter(), new PageRequest(first.NextCursor, 1), Cancellation));

        Assert.Equal("second", Assert.Single(second.Items).Title);
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_a_changed_one_is_refused()
    {
        await NewTaskAsync();
        await NewTaskAsync();
        var cursor = Done(await Queries.ListAsync(Ana.Id, new TaskFilter(), new PageRequest(Limit: 1), Cancellation)).NextCursor!;
        var changed = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        Assert.Equal(["cursor"], Refused(await ListAsync(Ana.Id, new TaskFilter(), changed)));
        Assert.Equal(["cursor"], Refused(await ListAsync(Ana.Id, new TaskFilter(), "nonsense")));
        Assert.Equal(["cursor"], Refused(await ListAsync(Ana.Id, new TaskFilter { Sort = TaskSort.UpdatedAt }, cursor)));
        Assert.Equal(["cursor"], Refused(await ListAsync(Ana.Id, new TaskFilter { Source = "manual" }, cursor)));
        Assert.Equal(["cursor"], Refused(await ListAsync(Ben.Id, new TaskFilter(), cursor)));
        Assert.IsType<Outcome<Page<TaskSummary>>.Done>(await ListAsync(Ana.Id, new TaskFilter(), cursor));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(201)]
    public async Task A_page_has_1_to_200_items(int limit) =>
        Assert.Equal(["limit"], Refused(await Queries.ListAsync(Ana.Id, new TaskFilter(), new PageRequest(Limit: limit), Cancellation)));

    [Fact]
    public async Task A_stranger_sees_none_even_when_naming_the_senior()
    {
        await NewTaskAsync();

        Assert.Empty(Done(await ListAsync(Sam.Id, new TaskFilter { SeniorId = Rosa.Id })).Items);
        Assert.Single(Done(await ListAsync(Vera.Id, new TaskFilter { SeniorId = Rosa.Id })).Items);
    }

    [Theory]
    [InlineData("bread", true)]
    [InlineData("BREAD", true)]
    [InlineData("élodie", true)]
    [InlineData("ÉLODIE", true)]
    [InlineData("corner", true)]
    [InlineData("seeded", true)]
    [InlineData("100%", true)]
    [InlineData("a_b", true)]
    [InlineData("100_", false)]
    [InlineData("%", true)]
    [InlineData("axb", false)]
    [InlineData("\\", true)]
    [InlineData("'", false)]
    [InlineData("b", true)]
    [InlineData("br", true)]
    [InlineData("br\"ead", false)]
    [InlineData("say \"ah\"", true)]
    [InlineData("a*b", false)]
    [InlineData("rye, a", true)]
    [InlineData("🥖 x", true)]
    [InlineData("🥖", true)]
    [InlineData("shop100", false)]
    public async Task Search_takes_every_character_as_itself(string text, bool found)
    {
        var fields = new TaskChange
        {
            Title = "Bread for Élodie",
            Location = "Corner shop",
            Notes = "100% rye, a_b, say \"ah\" 🥖 x",
            Description = "Seeded \\ sliced",
        };
        Done(await Tasks.CreateAsync(Ana.Id, Rosa.Id, fields, Cancellation));

        var items = Done(await ListAsync(Ana.Id, new TaskFilter { Text = text })).Items;

        Assert.Equal(found, items.Count == 1);
    }

    [Fact]
    public async Task Search_follows_every_change_of_the_text()
    {
        var task = await NewTaskAsync("Physiotherapy");
        Assert.Single(Done(await ListAsync(Ana.Id, new TaskFilter { Text = "sioth" })).Items);

        Done(await Tasks.ChangeAsync(Ana.Id, task.Id, new TaskChange { Title = "Podologist" }, Cancellation));

        Assert.Empty(Done(await ListAsync(Ana.Id, new TaskFilter { Text = "sioth" })).Items);
        Assert.Single(Done(await ListAsync(Ana.Id, new TaskFilter { Text = "odol" })).Items);
        Done(await Seniors.DeleteAsync(Ana.Id, Rosa.Id, Cancellation));
        Assert.Empty(Done(await ListAsync(Ana.Id, new TaskFilter { Text = "odol" })).Items);
    }

    [Fact]
    public async Task Found_texts_come_in_pages_too()
    {
        await ScatterAsync(new Random(5), circles: 3, count: 60);
        const string text = "ask 1";

        foreach (var sort in Enum.GetValues<TaskSort>())
        {
            var expected = (await ReadAllAsync(new TaskFilter { Sort = sort }, 200)).Where(task =>
                task.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
            );
            Assert.Equal(
                expected.Select(task => task.Id),
                (await ReadAllAsync(new TaskFilter { Sort = sort, Text = text }, 7)).Select(task => task.Id)
            );
        }
    }

    [Fact]
    public async Task The_start_is_included_and_the_end_is_not()
    {
        await NewTaskAsync("open-ended");
        foreach (var hour in (int[])[9, 10, 11, 12])
        {
            await NewTaskAsync($"at {hour}", new DateTimeOffset(2026, 12, 1, hour, 0, 0, TimeSpan.Zero));
        }

        var filter = new TaskFilter
        {
            From = new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero),
            To = new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero),
        };

        Assert.Equal(["at 10", "at 11"], Done(await ListAsync(Ana.Id, filter)).Items.Select(task => task.Title));
        Assert.Equal(["to"], Refused(await ListAsync(Ana.Id, filter with { To = filter.From!.Value.AddTicks(-10) })));
    }

    [Fact]
    public async Task Sources_are_counted_under_the_rest_of_the_filter()
    {
        await NewTaskAsync("one");
        await NewTaskAsync("two");
        await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id, "three");
        await Database.AddSyncedTaskAsync(Otto.Id, Sam.Id, "not Ana's");

        var counts = await Queries.CountBySourceAsync(Ana.Id, new TaskFilter { Source = "manual" }, Cancellation);

        Assert.Equal(new Dictionary<string, int> { ["manual"] = 2, ["acuity"] = 1 }, counts.BySource);
        Assert.True(counts.IsWhole);
        Assert.Equal((3, 1, 2, 0), (counts.Of(null), counts.Of("external"), counts.Of("manual"), counts.Of("calendly")));
        Assert.Equal(1, (await Queries.CountBySourceAsync(Ana.Id, new TaskFilter { Text = "three" }, Cancellation)).Of(null));
        Assert.Null((await Queries.CountBySourceAsync(Ana.Id, new TaskFilter { Text = "th" }, Cancellation)).Of(null));
    }

    [Fact]
    public async Task Sources_are_filtered_by_kind_or_by_provider()
    {
        await NewTaskAsync("by hand");
        await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id, "from Acuity");

        Assert.Equal("by hand", Assert.Single(Done(await ListAsync(Ana.Id, new TaskFilter { Source = "manual" })).Items).Title);
        Assert.Equal("from Acuity", Assert.Single(Done(await ListAsync(Ana.Id, new TaskFilter { Source = "external" })).Items).Title);
        Assert.Equal("from Acuity", Assert.Single(Done(await ListAsync(Ana.Id, new TaskFilter { Source = "acuity" })).Items).Title);
        Assert.Empty(Done(await ListAsync(Ana.Id, new TaskFilter { Source = "calendly" })).Items);
    }

    private Task<Outcome<Page<TaskSummary>>> ListAsync(Guid userId, TaskFilter filter, string? cursor = null) =>
        Queries.ListAsync(userId, filter, new PageRequest(cursor), Cancellation);

    private async Task<List<TaskSummary>> ReadAllAsync(TaskFilter filter, int limit)
    {
        List<TaskSummary> all = [];
        string? cursor = null;
        do
        {
            var page = Done(await Queries.ListAsync(Ana.Id, filter, new PageRequest(cursor, limit), Cancellation));
            Assert.InRange(page.Items.Count, page.NextCursor is null ? 0 : limit, limit);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);

        return all;
    }

    // Few different instants, so that many tasks share one; a quarter is open-ended.
    private async Task<List<CareTask>> ScatterAsync(Random random, int circles, int count)
    {
        List<Senior> seniors = [Rosa];
        for (var each = 1; each < circles; each++)
        {
            seniors.Add(Someone($"Senior {each}"));
        }

        await Database.SaveAsync([.. seniors.Skip(1)]);
        await Database.SaveAsync([
            .. seniors.Skip(1).Select(senior => new CircleMember(senior.Id, Ana.Id, CircleRole.Owner, FakeClock.Start)),
        ]);

        List<CareTask> tasks = [];
        for (var each = 0; each < count; each++)
        {
            var details = new TaskDetails
            {
                Title = $"Task {each}",
                Type = (CareTaskType)random.Next(1, 8),
                ScheduledAt = random.Next(4) == 0 ? null : FakeClock.Start.AddHours(random.Next(-20, 20)),
                AssignedTo = random.Next(2) == 0 ? null : Ben.Id,
            };
            var at = FakeClock.Start.AddSeconds(random.Next(30));
            tasks.Add(CareTask.Create(seniors[random.Next(circles)].Id, Ana.Id, details, at));
        }

        await Database.SaveAsync([.. tasks]);
        await Database.SaveAsync(CareTask.Create(Otto.Id, Sam.Id, new TaskDetails { Title = "Not Ana's" }, FakeClock.Start));
        return tasks;
    }

    private static IEnumerable<CareTask> Sorted(IEnumerable<CareTask> tasks, TaskSort sort)
    {
        var up = sort is TaskSort.UpdatedAt or TaskSort.UpdatedAtDescending
            ? tasks.OrderBy(task => task.UpdatedAt).ThenBy(task => task.Id)
            : tasks.OrderBy(task => task.ScheduledAt is null).ThenBy(task => task.ScheduledAt).ThenBy(task => task.Id);
        return sort is TaskSort.ScheduledAtDescending or TaskSort.UpdatedAtDescending ? up.Reverse() : up;
    }
}

public sealed class TaskListTestsOnSqlite() : TaskListTests(StoreEngine.Sqlite);

public sealed class TaskListTestsOnPostgres() : TaskListTests(StoreEngine.PostgreSql);
