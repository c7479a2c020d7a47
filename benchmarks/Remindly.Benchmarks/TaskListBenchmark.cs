using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core;
using Remindly.Core.Tasks;

namespace Remindly.Benchmarks;

/// <summary>How fast the task list answers with many tasks in the database: its first page, a later one, each filter; the best of several.</summary>
internal static class TaskListBenchmark
{
    private const int PageSize = 50;
    private const int LaterPage = 100;

    private const string Fill = """
        INSERT INTO tasks (id, senior_id, title, description, location, task_type, status, priority, scheduled_at, assigned_to,
            external_source, external_id, created_at, updated_at, version)
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {0} - 1)
        SELECT printf('00000000-0000-7000-8000-%012X', i), {1}, 'Visit ' || i || CASE WHEN i % 9973 = 0 THEN ' podology' ELSE '' END,
            'Bring comfortable shoes.', 'Room ' || i % 9, 1 + (i / 11) % 7, 1 + (i / 7) % 5, CASE WHEN i % 1000 = 1 THEN 4 ELSE 1 + (i / 13) % 3 END,
            CASE WHEN i % 20 > 0 THEN {2} + i * 60000000 END, CASE WHEN (i / 17) % 3 = 1 THEN {3} END,
            CASE WHEN i % 5000 = 0 THEN 'calendly' WHEN (i / 3) % 4 > 0 THEN 'acuity' END, 'e' || i, {2}, {2} + i, 1
        FROM n
        """;

    public static async Task RunAsync(int tasks, int rounds)
    {
        await using var store = await BenchmarkStore.CreateAsync(new GeneratedProvider(0));
        var from = DateTimeOffset.UnixEpoch.AddYears(60);
        await using var db = store.Open();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var filled = Stopwatch.GetTimestamp();
        await db.Database.ExecuteSqlRawAsync(Fill, [tasks, store.SeniorId, db.Parameter(from), store.UserId]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{tasks:N0} tasks, SQLite, filled in {Stopwatch.GetElapsedTime(filled).TotalSeconds:N1} s, best of {rounds}"
            )
        );

        var queries = store.Services.GetRequiredService<TaskQueries>();
        var open = new TaskFilter { Statuses = [.. TaskFilter.Open] };
        var first = await TimeAsync(rounds, () => PageAsync(queries, store.UserId, open, null));
        Print("open, first page", first, first);
        var cursor = await CursorAsync(queries, store.UserId, open);
        Print($"open, page {LaterPage}", await TimeAsync(rounds, () => PageAsync(queries, store.UserId, open, cursor)), first);
        foreach (var (name, filter) in Filters(open, store.UserId, from))
        {
            Print(name, await TimeAsync(rounds, () => PageAsync(queries, store.UserId, filter, null)), first);
        }

        Print(
            "counts per source",
            await TimeAsync(rounds, () => queries.CountBySourceAsync(store.UserId, open, CancellationToken.None)),
            first
        );
    }

    private static (string Name, TaskFilter Filter)[] Filters(TaskFilter open, Guid user, DateTimeOffset from) =>
        [
            ("everything", open with { Statuses = [] }),
            ("source", open with { Source = "acuity" }),
            ("source with few", open with { Source = "calendly" }),
            ("done, newest first", open with { Statuses = [CareTaskStatus.Completed], Sort = TaskSort.ScheduledAtDescending }),
            ("kind", open with { Types = [CareTaskType.Errand] }),
            ("priority with few", open with { Priorities = [CareTaskPriority.Urgent] }),
            ("mine", open with { AssignedTo = user }),
            ("nobody's", open with { Unassigned = true }),
            ("dates", open with { From = from.AddDays(30), To = from.AddDays(31) }),
            ("text in few", open with { Text = "podology" }),
            ("text in all", open with { Text = "visit" }),
            ("two letters", open with { Text = "vi" }),
            ("changed last", open with { Sort = TaskSort.UpdatedAtDescending }),
        ];

    private static async Task<string?> CursorAsync(TaskQueries queries, Guid user, TaskFilter filter)
    {
        string? cursor = null;
        for (var page = 1; page < LaterPage; page++)
        {
            cursor = (await PageAsync(queries, user, filter, cursor)).NextCursor;
        }

        return cursor ?? throw new InvalidOperationException("There are too few tasks for what is measured.");
    }

    private static async Task<Page<TaskSummary>> PageAsync(TaskQueries queries, Guid user, TaskFilter filter, string? cursor) =>
        await queries.ListAsync(user, filter, new PageRequest(cursor, PageSize), CancellationToken.None)
            is Outcome<Page<TaskSummary>>.Done { Value: { Items.Count: > 0 } page }
            ? page
            : throw new InvalidOperationException("The list did not show what is measured.");

    private static async Task<TimeSpan> TimeAsync<T>(int rounds, Func<Task<T>> ask)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            var took = Stopwatch.GetElapsedTime(started);
            best = took < best ? took : best;
        }

        return best;
    }

    private static void Print(string what, TimeSpan took, TimeSpan first) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -22} {took.TotalMilliseconds, 9:N1} ms   {took / first, 5:N1} of the first page"
            )
        );
}
