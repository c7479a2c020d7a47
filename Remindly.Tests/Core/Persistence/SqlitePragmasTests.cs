using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

public sealed class SqlitePragmasTests() : DatabaseTest(StoreEngine.Sqlite)
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "10000")]
    public async Task Every_connection_is_durable_strict_and_patient(string pragma, string value)
    {
        await using var migrated = await TestDatabase.CreateEmptyAsync(Engine);
        await new StoreMigration(migrated.Contexts, migrated.Store, TimeProvider.System, new RecordedLog<StoreMigration>()).RunAsync(
            Cancellation
        );

        for (var connection = 0; connection < 2; connection++)
        {
            await using var db = migrated.Open();
            Assert.Equal([value], await Rows.TextsAsync(db, $"PRAGMA {pragma}"));
        }
    }

    [Fact]
    public async Task A_writer_waits_for_the_one_before_instead_of_giving_up()
    {
        await using var first = Database.Open();
        await using var transaction = await first.Database.BeginTransactionAsync(Cancellation);
        first.Add(Rows.Senior());
        await first.SaveChangesAsync(Cancellation);

        var second = Task.Run(() => Database.SaveAsync(Rows.Senior("Otto Berg")), Cancellation);
        await transaction.CommitAsync(Cancellation);
        await second;

        Assert.Equal(2, await first.Seniors.CountAsync(Cancellation));
    }
}
