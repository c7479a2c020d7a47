using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Remindly.Core.Persistence.Postgres;

namespace Remindly.Core.Persistence;

/// <summary>Brings the database to this version's schema at start, one process at a time.</summary>
public sealed partial class StoreMigration(
    IDbContextFactory<RemindlyDb> databases,
    StoreOptions store,
    TimeProvider clock,
    ILogger<StoreMigration> logger
)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <exception cref="StoreTooNewException">The database was made by a newer version; nothing was changed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using IAsyncDisposable? turn =
            store.Engine == StoreEngine.Sqlite
                ? await WaitForTurnAsync(cancellationToken)
                : await ServerTurn.WaitForAsync(db, cancellationToken);

        await RefuseNewerAsync(db, cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            await MigrateAsync(db, pending.Count, cancellationToken);
        }

        await MakeTextIndexAsync(db, cancellationToken);
    }

    private async Task MigrateAsync(RemindlyDb db, int count, CancellationToken cancellationToken)
    {
        LogMigrating(logger, count);
        if (store.Engine == StoreEngine.Sqlite)
        {
            await PrepareSqliteAsync(db, cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
        LogMigrated(logger);
    }

    // The extension it needs may have been missing when the migration ran, and may be there by now.
    private async Task MakeTextIndexAsync(RemindlyDb db, CancellationToken cancellationToken)
    {
        if (store.Engine == StoreEngine.PostgreSql && !await HasTextIndexAsync(db, cancellationToken))
        {
            await db.Database.ExecuteSqlRawAsync(PostgresTextIndex.Create, cancellationToken);
            if (!await HasTextIndexAsync(db, cancellationToken))
            {
                LogNoTextIndex(logger);
            }
        }
    }

    private static Task<bool> HasTextIndexAsync(RemindlyDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<bool>(PostgresTextIndex.IsThere).SingleAsync(cancellationToken);

    private static async Task RefuseNewerAsync(RemindlyDb db, CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return;
        }

        // An empty database has no list of what was applied; asking for it would log a failure that is none.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(db.Database.GetMigrations()).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
        {
            throw new StoreTooNewException(unknown);
        }
    }

    // Write-ahead logging is kept in the file. The lock row of a process that died while migrating would be waited for without end;
    // whoever has the file lock is alone, so it can go.
    private static async Task PrepareSqliteAsync(RemindlyDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellationToken);
    }

    private async Task<FileStream?> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(store.ConnectionString).DataSource;
        if (string.IsNullOrEmpty(file) || file == ":memory:")
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var giveUp = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(giveUp) < LongestWait)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Bringing the database up to date: {Count} schema changes to apply.")]
    private static partial void LogMigrating(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "The database is up to date.")]
    private static partial void LogMigrated(ILogger logger);

    [LoggerMessage(
        LogLevel.Warning,
        "Searching tasks by text is slow in this database: its extension pg_trgm is missing, and Remindly's role may not make it. "
            + "Have an administrator run CREATE EXTENSION pg_trgm in this database, then start Remindly again. All else works."
    )]
    private static partial void LogNoTextIndex(ILogger logger);

    // The migrations' own table lock is let go between two of them, and whoever waited for it would then repeat the second.
    private sealed class ServerTurn(RemindlyDb db) : IAsyncDisposable
    {
        public static async Task<ServerTurn?> WaitForAsync(RemindlyDb db, CancellationToken cancellationToken)
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
            {
                return null;
            }

            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock(20261122)", cancellationToken);
            return new ServerTurn(db);
        }

        public async ValueTask DisposeAsync()
        {
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock(20261122)");
            await db.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>The database was made by a newer version of Remindly than this one.</summary>
public sealed class StoreTooNewException(string migration)
    : Exception(
        $"This database was made by a newer version of Remindly (it has the schema change {migration}, which this version does not know). "
            + "Start that version again, or restore a backup made before the upgrade. Nothing was changed."
    );
