using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Persistence.Postgres;
using Remindly.Core.Persistence.Sqlite;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

/// <summary>100,000 tasks: six in ten are Rosa's and two Lena's, whom Ana cares for; two are of people she does not know.</summary>
public abstract class LongList(StoreEngine engine) : IAsyncLifetime
{
    private const string Fill = """
        INSERT INTO tasks (id, senior_id, title, notes, task_type, status, priority, scheduled_at, assigned_to, external_source, external_id,
            sync_metadata, created_at, updated_at, version)
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
        SELECT {id}, CASE WHEN i % 10 < 6 THEN {rosa} WHEN i % 10 < 8 THEN {lena} ELSE {otto} END, 'Visit ' || i,
            CASE WHEN i % 9973 = 0 THEN 'ask about the Überweisung' END, 1 + (i / 11) % 7, 1 + (i / 7) % 5,
            CASE WHEN i % 1000 = 1 THEN 4 ELSE 1 + (i / 13) % 3 END,
            CASE WHEN i % 20 > 0 THEN {at} END,
            CASE (i / 17) % 3 WHEN 1 THEN {ana} WHEN 2 THEN {ben} END,
            CASE WHEN i % 5000 = 0 THEN 'calendly' WHEN (i / 3) % 4 > 0 THEN 'acuity' END, 'e' || i, {record}, {at}, {at}, 1
        FROM n
        """;

    private TestDatabase database = null!;

    public StoreEngine Engine { get; } = engine;

    public RemindlyUser Ana { get; } = Rows.User();

    public RemindlyUser Ben { get; } = Rows.User();

    public Senior Rosa { get; } = Rows.Senior();

    public Senior Lena { get; } = Rows.Senior("Lena Berg");

    /// <summary>The day of the first task; each is a minute after the one before.</summary>
    public static DateTimeOffset First { get; } = Rows.Now.AddDays(-30);

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Engine);
        var otto = Rows.Senior("Otto Berg");
        await database.SaveAsync(Ana, Ben, Rosa, Lena, otto);
        await database.SaveAsync(
            new CircleMember(Rosa.Id, Ana.Id, CircleRole.Owner, Rows.Now),
            new CircleMember(Lena.Id, Ana.Id, CircleRole.Owner, Rows.Now),
            new CircleMember(Rosa.Id, Ben.Id, CircleRole.Helper, Rows.Now)
        );
        await using var db = database.Open();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(2));
        var sql = Fill.Replace(
                "{id}",
                OnSqlite("printf('00000000-0000-7000-8000-%012X', i)", "('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid")
            )
            .Replace("{record}", OnSqlite("printf('%.*c', 800, 'x')", "repeat('x', 800)"))
            .Replace(
                "{at}",
                OnSqlite(
                    $"{UnixMicroseconds.Of(First)} + i * 60000000",
                    $"timestamptz '{First:yyyy-MM-dd HH:mm}+00' + i * interval '1 minute'"
                )
            );
        foreach (
            var (name, id) in ((string, Guid)[])[("rosa", Rosa.Id), ("lena", Lena.Id), ("otto", otto.Id), ("ana", Ana.Id), ("ben", Ben.Id)]
        )
        {
            sql = sql.Replace($"{{{name}}}", OnSqlite($"'{id.ToString().ToUpperInvariant()}'", $"'{id}'::uuid"));
        }

        await db.Database.ExecuteSqlRawAsync(sql, CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync(OnSqlite("ANALYZE", "VACUUM ANALYZE tasks"), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await database.DisposeAsync();
    }

    public RemindlyDb Open() => database.Open();

    /// <summary>Asks, and keeps the statements that were run for it.</summary>
    internal async Task<(T Answer, IReadOnlyList<RanStatement> Statements)> AskAsync<T>(Func<TaskQueries, Task<T>> ask)
    {
        var recorder = new StatementRecorder();
        var answer = await ask(new TaskQueries(new RecordedContexts(database.Store, recorder)));
        return (answer, recorder.Statements);
    }

    private string OnSqlite(string sqlite, string postgres) => Engine == StoreEngine.Sqlite ? sqlite : postgres;

    private sealed class RecordedContexts(StoreOptions store, IInterceptor recorder) : IDbContextFactory<RemindlyDb>
    {
        public RemindlyDb CreateDbContext() =>
            store.Engine == StoreEngine.Sqlite
                ? new SqliteRemindlyDb(
                    new DbContextOptionsBuilder<SqliteRemindlyDb>()
                        .UseSqlite(store.ConnectionString)
                        .AddInterceptors(new SqlitePragmas(), recorder)
                        .Options
                )
                : new PostgresRemindlyDb(
                    new DbContextOptionsBuilder<PostgresRemindlyDb>().UseNpgsql(store.ConnectionString).AddInterceptors(recorder).Options
                );
    }

    private sealed class StatementRecorder : DbCommandInterceptor
    {
        public List<RanStatement> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Statements.Add(new RanStatement(command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
            return ValueTask.FromResult(result);
        }
    }
}

/// <summary>A statement as it was run.</summary>
internal sealed record RanStatement(string Sql, IReadOnlyList<DbParameter> Parameters)
{
    public DbCommand On(DbConnection connection, string before)
    {
        var command = connection.CreateCommand();
        command.CommandText = before + Sql;
        foreach (var each in Parameters)
        {
            command.Parameters.Add(
                each is SqliteParameter ? new SqliteParameter(each.ParameterName, each.Value) : ((ICloneable)each).Clone()
            );
        }

        return command;
    }
}

public sealed class LongListOnSqlite() : LongList(StoreEngine.Sqlite);

public sealed class LongListOnPostgres() : LongList(StoreEngine.PostgreSql);
