using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

public abstract partial class SchemaTests(StoreEngine engine) : DatabaseTest(engine)
{
    private const string SqliteColumns = """
        SELECT t.name || ' ' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        """;

    private const string PostgresColumns = """
        SELECT table_name || ' ' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        """;

    private const string SqliteIndexes = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";

    private const string PostgresIndexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexdef NOT LIKE '%\\_\\_EF%'";

    private const string SqliteTextParts =
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'tasks' AND name LIKE 'task_texts_%'";

    private const string PostgresTextParts = "SELECT indexname FROM pg_indexes WHERE tablename = 'tasks' AND indexname = 'ix_tasks_text'";

    [Fact]
    public async Task The_model_and_its_migrations_agree()
    {
        await using var db = Database.Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_table_column_and_index_is_named_in_snake_case()
    {
        await using var db = Database.Open();
        var columns = await Rows.TextsAsync(db, Engine == StoreEngine.Sqlite ? SqliteColumns : PostgresColumns);
        Assert.Contains("tasks external_source", columns);
        Assert.All(columns.SelectMany(column => column.Split(' ')), name => Assert.Matches(SnakeCase(), name));

        var indexes = await IndexesAsync();
        Assert.All(indexes, index => Assert.Matches(SnakeCase(), index.Name));
    }

    [Theory]
    [InlineData("tasks", "senior_id, external_source, external_id", true)]
    [InlineData("tasks", "external_source", false)]
    [InlineData("tasks", "purge_at", false)]
    [InlineData("taught_matches", "integration_id, trait, value", true)]
    [InlineData("taught_matches", "senior_id", false)]
    [InlineData("tasks", "senior_id, scheduled_at, id, status, task_type, priority, external_source, assigned_to", false)]
    [InlineData("tasks", "senior_id, scheduled_at, id, task_type, priority, external_source, assigned_to", false)]
    [InlineData("tasks", "dismissed_at", false)]
    [InlineData("tasks", "senior_id, updated_at, id", false)]
    [InlineData("tasks", "assigned_to, scheduled_at, id", false)]
    [InlineData("tasks", "scheduling_integration_id, scheduled_at", false)]
    [InlineData("task_events", "task_id, id", false)]
    [InlineData("task_comments", "task_id, id", false)]
    [InlineData("circle_members", "user_id, senior_id", false)]
    [InlineData("invitations", "token_hash", true)]
    [InlineData("invitations", "senior_id, id", false)]
    [InlineData("scheduling_integrations", "senior_id", false)]
    [InlineData("scheduling_integrations", "user_id", false)]
    [InlineData("scheduling_integrations", "next_sync_at", false)]
    [InlineData("sync_runs", "integration_id, started_at", false)]
    public async Task Has_the_index(string table, string columns, bool unique) =>
        Assert.Contains(await IndexesAsync(), index => (index.Table, index.Columns, index.Unique) == (table, columns, unique));

    [Fact]
    public async Task Texts_of_tasks_are_indexed()
    {
        await using var db = Database.Open();
        var parts = await Rows.TextsAsync(db, Engine == StoreEngine.Sqlite ? SqliteTextParts : PostgresTextParts);

        // A migration that makes the table anew on SQLite has to make these anew as well: see SqliteTextIndex.
        string[] expected =
            Engine == StoreEngine.Sqlite ? ["task_texts_delete", "task_texts_insert", "task_texts_update"] : ["ix_tasks_text"];
        Assert.Equal(expected, parts.Order());
    }

    private async Task<List<(string Name, string Table, string Columns, bool Unique)>> IndexesAsync()
    {
        await using var db = Database.Open();
        var definitions = await Rows.TextsAsync(db, Engine == StoreEngine.Sqlite ? SqliteIndexes : PostgresIndexes);
        return
        [
            .. definitions
                .Select(definition => Index().Match(definition.Replace("\"", "")))
                .Select(match => (match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value, match.Groups[1].Success)),
        ];
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"^CREATE (UNIQUE )?INDEX (\w+) ON (?:public\.)?(\w+) (?:USING \w+ )?\((.*?)\)(?: WHERE .*)?$")]
    private static partial Regex Index();
}

public sealed class SchemaTestsOnSqlite() : SchemaTests(StoreEngine.Sqlite);

public sealed class SchemaTestsOnPostgres() : SchemaTests(StoreEngine.PostgreSql);
