using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>Tests that sync, on both engines; each fact has a <see cref="SyncWorld"/> of its own.</summary>
public abstract class SyncTest(StoreEngine engine, SandboxHost sandbox) : DatabaseTest(engine), IClassFixture<SandboxHost>
{
    private protected SyncWorld World { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        World = await SyncWorld.CreateAsync(Database, sandbox);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await World.DisposeAsync();
        await base.DisposeAsync();
    }
}
