using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Remindly.Core.Persistence.Postgres;

namespace Remindly.Tests.Infrastructure;

/// <summary>
/// Databases on one PostgreSQL server per run, started by whoever asks first. A migrated one is a copy of a template, or one that an
/// earlier test gave back: wiping costs a hundredth of copying. It gets a new name, so that nothing of that test can reach it.
/// </summary>
internal static class Postgres
{
    private const string Template = "remindly_template";

    private const string Wipe = """
        DO $$ DECLARE each text; BEGIN
            FOR each IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\_\_%' LOOP
                EXECUTE format('DELETE FROM %I', each);
            END LOOP;
        END $$
        """;

    private static readonly Lazy<string> Host = new(() => PostgresServer.StartIn(TestRun.Folder));
    private static readonly Lazy<Task> Migrated = new(MigrateTemplateAsync);
    private static readonly ConcurrentBag<string> GivenBack = [];

    /// <summary>The connection string of a database with today's schema and no rows.</summary>
    public static async Task<string> RentAsync()
    {
        await Migrated.Value;
        if (!GivenBack.TryTake(out var name))
        {
            name = NewName();
            await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {Template}");
        }

        return Connection(name).ConnectionString;
    }

    /// <summary>Only for one whose schema and history of migrations are as they were.</summary>
    public static async Task GiveBackAsync(string connectionString)
    {
        var (old, name) = (Leave(connectionString), NewName());
        await ExecuteAsync(
            "postgres",
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{old}'",
            $"ALTER DATABASE {old} RENAME TO {name}"
        );
        await ExecuteAsync(name, "SET session_replication_role = replica", Wipe);
        GivenBack.Add(name);
    }

    /// <summary>The connection string of a database with nothing in it.</summary>
    public static async Task<string> CreateEmptyAsync()
    {
        var name = NewName();
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE template0");
        return Connection(name).ConnectionString;
    }

    public static Task DropAsync(string connectionString) =>
        ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {Leave(connectionString)} WITH (FORCE)");

    private static string NewName() => "t" + Guid.NewGuid().ToString("N");

    private static string Leave(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        return connection.Database;
    }

    private static async Task MigrateTemplateAsync()
    {
        await ExecuteAsync("postgres", $"CREATE DATABASE {Template} TEMPLATE template0");
        var options = new DbContextOptionsBuilder<PostgresRemindlyDb>().UseNpgsql(Alone(Template)).Options;
        await using var db = new PostgresRemindlyDb(options);
        await db.Database.MigrateAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(string database, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(Alone(database));
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static NpgsqlConnectionStringBuilder Connection(string database) =>
        new()
        {
            Host = Host.Value,
            Username = PostgresServer.User,
            Database = database,
            MaxPoolSize = 30,
        };

    // A connection left in a pool would keep its database from being copied or renamed.
    private static string Alone(string database)
    {
        var connection = Connection(database);
        connection.Pooling = false;
        return connection.ConnectionString;
    }
}
