using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using SQLitePCL;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

/// <summary>How each engine answers the list with 100,000 tasks in it: from an index, in order, and no later page dearer than the first.</summary>
public abstract partial class TaskListPlanTests(LongList list)
{
    private const int PageSize = 50;

    // What is read beside the page: the start of every other circle, and the rows whose instant is the last one's.
    private const int Slack = 400;

    public static TheoryData<string> Filters => [.. All(Guid.Empty, Guid.Empty).Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Each_filter_is_answered_from_an_index(string name)
    {
        var filter = All(list.Rosa.Id, list.Ben.Id)[name];

        var (page, statements) = await list.AskAsync(queries =>
            queries.ListAsync(list.Ana.Id, filter, new PageRequest(Limit: PageSize), Cancellation)
        );

        Assert.NotEmpty(Assert.IsType<Outcome<Page<TaskSummary>>.Done>(page).Value.Items);
        foreach (var statement in statements)
        {
            AssertFromAnIndex(await PlanAsync(statement));
        }
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("open")]
    [InlineData("open, one senior")]
    [InlineData("open, source")]
    [InlineData("done, newest first")]
    [InlineData("changed last")]
    public async Task Page_100_reads_no_more_than_page_1(string name)
    {
        var filter = All(list.Rosa.Id, list.Ben.Id)[name];

        var (first, cursor) = (await ReadAsync(filter, null), (string?)null);
        for (var page = 1; page < 100; page++)
        {
            var (answer, _) = await list.AskAsync(queries =>
                queries.ListAsync(list.Ana.Id, filter, new PageRequest(cursor, PageSize), Cancellation)
            );
            cursor = Assert.IsType<Outcome<Page<TaskSummary>>.Done>(answer).Value.NextCursor;
            Assert.NotNull(cursor);
        }

        Assert.InRange(await ReadAsync(filter, cursor), 1, (first * 1.5) + Slack);
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("open")]
    [InlineData("open, kind")]
    [InlineData("open, rare text")]
    public async Task Sources_are_counted_in_an_index(string name)
    {
        var filter = All(list.Rosa.Id, list.Ben.Id)[name];

        var (counts, statements) = await list.AskAsync(queries => queries.CountBySourceAsync(list.Ana.Id, filter, Cancellation));

        Assert.NotEmpty(counts.BySource);
        foreach (var statement in statements)
        {
            AssertFromAnIndex(await PlanAsync(statement), mostSorted: 5_000);
        }
    }

    [Fact]
    public async Task A_rare_text_is_found_in_the_index_of_texts()
    {
        var filter = new TaskFilter { Text = "überWEISUNG" };

        var (page, statements) = await list.AskAsync(queries => queries.ListAsync(list.Ana.Id, filter, new PageRequest(), Cancellation));

        // Ten or eleven in all, those of strangers aside.
        var items = Assert.IsType<Outcome<Page<TaskSummary>>.Done>(page).Value.Items;
        Assert.Equal(Enumerable.Range(0, 11).Select(each => each * 9973).Count(each => each % 10 < 8), items.Count);
        Assert.Contains(
            list.Engine == StoreEngine.Sqlite ? "task_texts VIRTUAL TABLE INDEX" : "ix_tasks_text",
            string.Join('\n', await Task.WhenAll(statements.Select(PlanAsync))),
            StringComparison.Ordinal
        );
    }

    private static Dictionary<string, TaskFilter> All(Guid rosa, Guid ben)
    {
        var open = new TaskFilter { Statuses = [.. TaskFilter.Open] };
        var first = LongList.First;
        return new Dictionary<string, TaskFilter>
        {
            ["everything"] = new(),
            ["open"] = open,
            ["open, one senior"] = open with { SeniorId = rosa },
            ["open, source"] = open with { Source = "acuity" },
            ["open, written here"] = open with { Source = TaskFilter.Manual },
            ["open, rare source"] = open with { Source = "calendly" },
            ["open, any calendar"] = open with { Source = TaskFilter.External },
            ["open, kind"] = open with { Types = [CareTaskType.Errand, CareTaskType.Medication] },
            ["open, rare priority"] = open with { Priorities = [CareTaskPriority.Urgent] },
            ["open, somebody's"] = open with { AssignedTo = ben },
            ["open, nobody's"] = open with { Unassigned = true },
            ["open, dates"] = open with { From = first.AddDays(20), To = first.AddDays(21) },
            ["open, no date"] = open with { OpenEnded = true },
            ["open, common text"] = open with { Text = "visit" },
            ["open, rare text"] = open with { Text = "Überweisung" },
            ["open, two letters"] = open with { Text = "vi" },
            ["one senior"] = new() { SeniorId = rosa },
            ["source"] = new() { Source = "acuity" },
            ["rare source"] = new() { Source = "calendly" },
            ["status"] = new() { Statuses = [CareTaskStatus.Cancelled] },
            ["done, newest first"] = new() { Statuses = [CareTaskStatus.Completed], Sort = TaskSort.ScheduledAtDescending },
            ["kind"] = new() { Types = [CareTaskType.Household] },
            ["priority"] = new() { Priorities = [CareTaskPriority.Urgent, CareTaskPriority.High] },
            ["somebody's"] = new() { AssignedTo = ben },
            ["nobody's"] = new() { Unassigned = true },
            ["dates"] = new() { From = first.AddDays(20), To = first.AddDays(21) },
            ["text"] = new() { Text = "Überweisung" },
            ["changed last"] = new() { Sort = TaskSort.UpdatedAtDescending },
            ["changed first, open"] = open with { Sort = TaskSort.UpdatedAt },
            ["all at once"] = open with
            {
                SeniorId = rosa,
                Source = "acuity",
                Types = [CareTaskType.Errand],
                Unassigned = true,
                From = first,
            },
        };
    }

    private async Task<string> PlanAsync(RanStatement statement)
    {
        await using var db = list.Open();
        await db.Database.OpenConnectionAsync(Cancellation);
        var before = list.Engine == StoreEngine.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (ANALYZE, FORMAT JSON) ";
        await using var command = statement.On(db.Database.GetDbConnection(), before);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        List<string> lines = [];
        while (await reader.ReadAsync(Cancellation))
        {
            lines.Add(reader.GetString(list.Engine == StoreEngine.Sqlite ? 3 : 0));
        }

        return string.Join('\n', lines);
    }

    private void AssertFromAnIndex(string plan, int mostSorted = 1000)
    {
        if (list.Engine == StoreEngine.Sqlite)
        {
            // Grouping some rows of an index by their source is no sort of the list.
            // A few rows that were read before are scanned too; their name is announced.
            Assert.DoesNotContain(
                Scans().Matches(plan),
                scan => !Regex.IsMatch(plan, $"(CO-ROUTINE|MATERIALIZE) {scan.Groups[1].Value}\n")
            );
            Assert.DoesNotContain("FOR ORDER BY", plan, StringComparison.Ordinal);
            return;
        }

        foreach (var node in Nodes(JsonDocument.Parse(plan).RootElement[0].GetProperty("Plan")))
        {
            var type = node.GetProperty("Node Type").GetString();
            var table = node.TryGetProperty("Relation Name", out var name) ? name.GetString() : null;
            Assert.False(type == "Seq Scan" && table == "tasks" && !StopsEarly(node), plan);
            Assert.False(type is "Sort" or "Incremental Sort" && node.GetProperty("Actual Rows").GetDouble() > mostSorted, plan);
        }
    }

    // With a text that every second task holds, looking through the first ones is the quickest way to know that there are many.
    private static bool StopsEarly(JsonElement scan) =>
        scan.GetProperty("Actual Rows").GetDouble() >= 2000
        && scan.TryGetProperty("Rows Removed by Filter", out var removed)
        && removed.GetDouble() < 1000;

    /// <summary>Steps of the machine on SQLite, rows of tasks visited on PostgreSQL.</summary>
    private async Task<double> ReadAsync(TaskFilter filter, string? cursor)
    {
        var (_, statements) = await list.AskAsync(queries =>
            queries.ListAsync(list.Ana.Id, filter, new PageRequest(cursor, PageSize), Cancellation)
        );
        var read = 0.0;
        foreach (var statement in statements)
        {
            read += list.Engine == StoreEngine.Sqlite ? await StepsAsync(statement) : Visited(await PlanAsync(statement));
        }

        return read;
    }

    private static double Visited(string plan) =>
        Nodes(JsonDocument.Parse(plan).RootElement[0].GetProperty("Plan"))
            .Where(node => node.TryGetProperty("Relation Name", out var table) && table.GetString() == "tasks")
            .Sum(node =>
                node.GetProperty("Actual Loops").GetDouble()
                * (
                    node.GetProperty("Actual Rows").GetDouble()
                    + (node.TryGetProperty("Rows Removed by Filter", out var removed) ? removed.GetDouble() : 0)
                )
            );

    private async Task<double> StepsAsync(RanStatement statement)
    {
        await using var db = list.Open();
        await db.Database.OpenConnectionAsync(Cancellation);
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(handle, statement.Sql, out var prepared));
        using (prepared)
        {
            foreach (var parameter in statement.Parameters)
            {
                Bind(prepared, raw.sqlite3_bind_parameter_index(prepared, parameter.ParameterName), parameter.Value);
            }

            while (raw.sqlite3_step(prepared) == raw.SQLITE_ROW) { }

            return raw.sqlite3_stmt_status(prepared, raw.SQLITE_STMTSTATUS_VM_STEP, 0);
        }
    }

    private static void Bind(sqlite3_stmt statement, int index, object? value)
    {
        switch (value)
        {
            case long or int or short:
                raw.sqlite3_bind_int64(statement, index, Convert.ToInt64(value));
                break;
            case Guid id:
                raw.sqlite3_bind_text(statement, index, id.ToString().ToUpperInvariant());
                break;
            case string text:
                raw.sqlite3_bind_text(statement, index, text);
                break;
            default:
                Assert.Fail($"Bind {value?.GetType()} too.");
                break;
        }
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var below) ? below.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];

    [GeneratedRegex(@"^SCAN (t\d*|tasks)(?: |$)(?!VIRTUAL)", RegexOptions.Multiline)]
    private static partial Regex Scans();
}

public sealed class TaskListPlanTestsOnSqlite(LongListOnSqlite list) : TaskListPlanTests(list), IClassFixture<LongListOnSqlite>;

public sealed class TaskListPlanTestsOnPostgres(LongListOnPostgres list) : TaskListPlanTests(list), IClassFixture<LongListOnPostgres>;
