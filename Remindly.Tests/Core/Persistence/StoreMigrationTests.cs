using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

public abstract class StoreMigrationTests(StoreEngine engine) : DatabaseTest(engine)
{
    private const string Future = "29991231235959_FromTheFuture";

    [Fact]
    public async Task A_new_database_gets_the_whole_schema_and_a_second_start_changes_nothing()
    {
        await using var fresh = await TestDatabase.CreateEmptyAsync(Engine);

        await Migration(fresh).RunAsync(Cancellation);
        await Migration(fresh).RunAsync(Cancellation);

        await AssertIsCompleteAsync(fresh);
    }

    [Fact]
    public async Task Several_that_start_at_once_all_find_the_schema_whole()
    {
        await using var fresh = await TestDatabase.CreateEmptyAsync(Engine);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Migration(fresh).RunAsync(Cancellation), Cancellation)));

        await AssertIsCompleteAsync(fresh);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone_and_says_what_to_do()
    {
        await using var db = Database.Open();
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ({Future}, '99.0.0')""",
            Cancellation
        );
        var before = await db.Database.GetAppliedMigrationsAsync(Cancellation);

        var refusal = await Assert.ThrowsAsync<StoreTooNewException>(() => Migration(Database).RunAsync(Cancellation));

        Assert.Contains(Future, refusal.Message);
        Assert.Contains("newer version of Remindly", refusal.Message);
        Assert.Contains("Nothing was changed", refusal.Message);
        Assert.Equal(before, await db.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    protected static StoreMigration Migration(TestDatabase database) =>
        new(database.Contexts, database.Store, TimeProvider.System, new RecordedLog<StoreMigration>());

    protected static async Task AssertIsCompleteAsync(TestDatabase database)
    {
        await using var db = database.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        await database.SaveAsync(Rows.Senior());
        Assert.Equal(1, await db.Seniors.CountAsync(Cancellation));
    }
}

public sealed class StoreMigrationTestsOnSqlite() : StoreMigrationTests(StoreEngine.Sqlite)
{
    [Fact]
    public async Task The_lock_of_a_process_that_died_while_migrating_is_not_waited_for()
    {
        await using var fresh = await TestDatabase.CreateEmptyAsync(Engine);
        await using (var connection = new SqliteConnection(fresh.Store.ConnectionString))
        {
            await connection.OpenAsync(Cancellation);
            await using var left = connection.CreateCommand();
            left.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2020-01-01 00:00:00');
                """;
            await left.ExecuteNonQueryAsync(Cancellation);
        }

        await Migration(fresh).RunAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        await AssertIsCompleteAsync(fresh);
    }

    [Fact]
    public async Task The_file_of_a_newer_version_keeps_every_byte()
    {
        await using (var db = Database.Open())
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_FromTheFuture', '99.0.0')""",
                Cancellation
            );
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", Cancellation);
        }

        var before = await File.ReadAllBytesAsync(Database.File, Cancellation);

        await Assert.ThrowsAsync<StoreTooNewException>(() => Migration(Database).RunAsync(Cancellation));

        Assert.Equal(before, await File.ReadAllBytesAsync(Database.File, Cancellation));
    }

    [Fact]
    public async Task The_folder_of_the_database_is_made_at_need()
    {
        var file = Path.Combine(TestRun.NewPath(""), "deeper", "remindly.db");
        await using var fresh = TestDatabase.At(file);

        await Migration(fresh).RunAsync(Cancellation);

        Assert.True(File.Exists(file));
    }
}

public sealed class StoreMigrationTestsOnPostgres() : StoreMigrationTests(StoreEngine.PostgreSql);
