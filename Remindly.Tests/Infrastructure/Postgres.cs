using Microsoft.EntityFrameworkCore;
using Npgsql;
using Remindly.Core.Persistence.Postgres;

namespace Remindly.Tests.Infrastructure;

/// <summary>Databases on one PostgreSQL server per run, started by whoever asks first; each is a copy of one migrated template.</summary>
internal static class Postgres
{
    private const string Template = "remindly_template";

    private static readonly Lazy<string> Host = new(() => PostgresServer.StartIn(TestRun.Folder));
    private static readonly Lazy<Task> Migrated = new(MigrateTemplateAsync);
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>The connection string of a new database with today's schema, or with nothing in it.</summary>
    public static async Task<string> CreateAsync(bool empty)
    {
        if (!empty)
        {
            await Migrated.Value;
        }

        var name = "t" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {(empty ? "template0" : Template)}");
        return Connection(name).ConnectionString;
    }

    public static async Task DropAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static async Task MigrateTemplateAsync()
    {
        await ExecuteAsync($"CREATE DATABASE {Template} TEMPLATE template0");

        // A connection left in a pool would keep the template from being copied.
        var connection = Connection(Template);
        connection.Pooling = false;
        var options = new DbContextOptionsBuilder<PostgresRemindlyDb>().UseNpgsql(connection.ConnectionString).Options;
        await using var db = new PostgresRemindlyDb(options);
        await db.Database.MigrateAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await OneAtATime.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(Connection("postgres").ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            OneAtATime.Release();
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
}
