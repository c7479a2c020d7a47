using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

public sealed class PostgresTextIndexTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_that_may_not_make_the_extension_gets_everything_else_and_a_word_on_what_to_do()
    {
        await using var fresh = await TestDatabase.CreateEmptyAsync(StoreEngine.PostgreSql);
        var role = "r" + Guid.NewGuid().ToString("N");
        await RunAsync(fresh, $"CREATE ROLE {role} LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO {role};");
        var connection = new NpgsqlConnectionStringBuilder(fresh.Store.ConnectionString) { Username = role };
        var store = new StoreOptions(StoreEngine.PostgreSql, connection.ConnectionString);
        await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
        var databases = services.GetRequiredService<IDbContextFactory<RemindlyDb>>();
        var log = new RecordedLog<StoreMigration>();
        var migration = new StoreMigration(databases, store, TimeProvider.System, log);

        await migration.RunAsync(Cancellation);

        Assert.Contains("CREATE EXTENSION pg_trgm", Assert.Single(log.Lines, line => line.Level == LogLevel.Warning).Message);
        Assert.Equal("Pick up prescription", await SearchAsync(databases));

        await RunAsync(fresh, "CREATE EXTENSION pg_trgm");
        await migration.RunAsync(Cancellation);

        Assert.Single(log.Lines, line => line.Level == LogLevel.Warning);
        await using var db = databases.CreateDbContext();
        Assert.Equal(["ix_tasks_text"], await Rows.TextsAsync(db, "SELECT indexname FROM pg_indexes WHERE indexname = 'ix_tasks_text'"));
    }

    private static async Task<string> SearchAsync(IDbContextFactory<RemindlyDb> databases)
    {
        await using var db = databases.CreateDbContext();
        var (ana, rosa) = (Rows.User(), Rows.Senior());
        db.AddRange(ana, rosa);
        await db.SaveChangesAsync(Cancellation);
        db.AddRange(new CircleMember(rosa.Id, ana.Id, CircleRole.Owner, Rows.Now), Rows.Task(rosa, ana));
        await db.SaveChangesAsync(Cancellation);
        var found = await new TaskQueries(databases).ListAsync(ana.Id, new TaskFilter { Text = "PRESC" }, new PageRequest(), Cancellation);
        return Assert.Single(Assert.IsType<Outcome<Page<TaskSummary>>.Done>(found).Value.Items).Title;
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }
}
