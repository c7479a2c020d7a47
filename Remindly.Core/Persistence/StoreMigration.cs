using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

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
        await using var turn = store.Engine == StoreEngine.Sqlite ? await WaitForTurnAsync(cancellationToken) : null;

        await RefuseNewerAsync(db, cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        LogMigrating(logger, pending.Count);
        if (store.Engine == StoreEngine.Sqlite)
        {
            await PrepareSqliteAsync(db, cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
        LogMigrated(logger);
    }

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
}

/// <summary>The database was made by a newer version of Remindly than this one.</summary>
public sealed class StoreTooNewException(string migration)
    : Exception(
        $"This database was made by a newer version of Remindly (it has the schema change {migration}, which this version does not know). "
            + "Start that version again, or restore a backup made before the upgrade. Nothing was changed."
    );
