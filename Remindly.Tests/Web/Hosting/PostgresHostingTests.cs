using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Api;
using Xunit;

namespace Remindly.Tests.Web.Hosting;

public sealed class PostgresHostingTests : IAsyncLifetime
{
    private readonly ConnectedApp app = new();
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateEmptyAsync(StoreEngine.PostgreSql);
        app.App.With("Database:Provider", "PostgreSql").With("ConnectionStrings:Remindly", database.Store.ConnectionString);
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_whole_app_runs_on_an_empty_PostgreSQL_database()
    {
        var connected = await app.ConnectAsync(app.NewAccount(appointments: 3));

        var synced = await app.AskAsync(HttpMethod.Post, $"/api/scheduling_integrations/{connected.Text("id")}/sync");
        Assert.Equal(3, synced.Json.GetProperty("created").GetInt32());

        var tasks = await app.AskAsync(HttpMethod.Get, "/api/tasks?source=acuity");
        Assert.Equal(3, tasks.Json.GetProperty("items").GetArrayLength());
    }
}
