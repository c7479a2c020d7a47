using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Persistence;
using Remindly.Core.Persistence.Sqlite;

namespace Remindly.Tests.Infrastructure;

/// <summary>A database of one test's own, on either engine.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);

    private readonly ServiceProvider services;

    private TestDatabase(StoreEngine engine, string connectionString)
    {
        Store = new StoreOptions(engine, connectionString);
        services = new ServiceCollection().AddStore(Store).BuildServiceProvider();
        Contexts = services.GetRequiredService<IDbContextFactory<RemindlyDb>>();
    }

    /// <summary>What to give to <c>AddRemindlyCore</c>, or, as configuration, to the app.</summary>
    public StoreOptions Store { get; }

    public IDbContextFactory<RemindlyDb> Contexts { get; }

    /// <summary>Of a SQLite database.</summary>
    public string File => new SqliteConnectionStringBuilder(Store.ConnectionString).DataSource;

    /// <summary>A database with today's schema and nothing in it.</summary>
    public static async Task<TestDatabase> CreateAsync(StoreEngine engine)
    {
        if (engine == StoreEngine.PostgreSql)
        {
            return new TestDatabase(engine, await Postgres.CreateAsync(empty: false));
        }

        var file = TestRun.NewPath(".db");
        System.IO.File.Copy(await SqliteTemplate.Value, file);
        return At(file);
    }

    /// <summary>A database that no migration has seen; on SQLite not even a file.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(StoreEngine engine) =>
        engine == StoreEngine.Sqlite ? At(TestRun.NewPath(".db")) : new(engine, await Postgres.CreateAsync(empty: true));

    /// <summary>The SQLite database of this file.</summary>
    public static TestDatabase At(string file) => new(StoreEngine.Sqlite, $"Data Source={file}");

    /// <summary>A new context; whoever asks disposes it.</summary>
    public RemindlyDb Open() => Contexts.CreateDbContext();

    /// <summary>Adds these rows in one go, so that a test reads as what it is about.</summary>
    public async Task SaveAsync(params object[] rows)
    {
        await using var db = Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Store.Engine == StoreEngine.PostgreSql)
        {
            await Postgres.DropAsync(Store.ConnectionString);
            return;
        }

        using (var connection = new SqliteConnection(Store.ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        foreach (var suffix in (string[])["", "-wal", "-shm", ".migrating"])
        {
            System.IO.File.Delete(File + suffix);
        }
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = TestRun.NewPath(".template.db");

        // Without a pool the last connection closes for good, which folds the write-ahead log into the file.
        var options = new DbContextOptionsBuilder<SqliteRemindlyDb>().UseSqlite($"Data Source={file};Pooling=false").Options;
        await using var db = new SqliteRemindlyDb(options);
        await db.Database.MigrateAsync(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", CancellationToken.None);
        return file;
    }
}
