using Remindly.Core.Persistence;
using Xunit;

namespace Remindly.Tests.Infrastructure;

/// <summary>
/// Tests that hold on both engines: an abstract class with the facts, and below it two sealed ones that say the engine:
/// <c>public sealed class SeniorTableTestsOnSqlite() : SeniorTableTests(StoreEngine.Sqlite);</c> and the same for PostgreSQL.
/// Each fact gets a migrated database of its own.
/// </summary>
public abstract class DatabaseTest(StoreEngine engine) : IAsyncLifetime
{
    protected StoreEngine Engine { get; } = engine;

    protected TestDatabase Database { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Database = await TestDatabase.CreateAsync(Engine);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Database.DisposeAsync();
    }
}
