using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;

namespace Remindly.Benchmarks;

/// <summary>A fresh SQLite database in a temporary folder, with one senior and one integration.</summary>
internal sealed class BenchmarkStore : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remindly-benchmark").FullName;
    private readonly ServiceProvider services;

    private BenchmarkStore(ISchedulingProvider? provider, IReadOnlyDictionary<string, string?> settings)
    {
        var store = new StoreOptions(StoreEngine.Sqlite, $"Data Source={Path.Combine(folder, "remindly.db")}");
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton<IHostApplicationLifetime, NeverStops>()
            .AddRemindlyCore(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), store);
        if (provider is not null)
        {
            collection.AddSingleton(provider);
        }

        services = collection.BuildServiceProvider();
    }

    public IServiceProvider Services => services;

    public Guid SeniorId { get; private set; }

    public Guid IntegrationId { get; private set; }

    public Guid UserId { get; private set; }

    public RemindlyDb Open() => services.GetRequiredService<IDbContextFactory<RemindlyDb>>().CreateDbContext();

    public static Task<BenchmarkStore> CreateAsync(ISchedulingProvider provider) =>
        FilledAsync(
            new BenchmarkStore(provider, new Dictionary<string, string?>()),
            provider.Info.Key,
            new Credentials { ApiKey = "not-a-real-key" }
        );

    /// <summary>With one of the product's own providers.</summary>
    public static Task<BenchmarkStore> CreateAsync(
        string provider,
        Credentials credentials,
        IReadOnlyDictionary<string, string?> settings
    ) => FilledAsync(new BenchmarkStore(provider: null, settings), provider, credentials);

    private static async Task<BenchmarkStore> FilledAsync(BenchmarkStore store, string provider, Credentials credentials)
    {
        await store.services.PrepareRemindlyCoreAsync(CancellationToken.None);
        await store.FillAsync(provider, credentials);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task FillAsync(string provider, Credentials credentials)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var user = new RemindlyUser { Id = Guid.NewGuid(), UserName = "ana@example.com" };
        var senior = Senior.Create(new SeniorDetails("Rosa Marino", null, null, null, "America/New_York"), now);
        var integration = new SchedulingIntegration(user.Id, senior.Id, provider, now);
        var sealedOnes = services.GetRequiredService<CredentialVault>().Seal(integration.Id, credentials);
        integration.UseCredentials(sealedOnes, new ProviderAccount("1", null, null, null), now);
        await using var db = Open();
        db.AddRange(user, senior, new CircleMember(senior.Id, user.Id, CircleRole.Owner, now), integration);
        await db.SaveChangesAsync();
        (SeniorId, IntegrationId, UserId) = (senior.Id, integration.Id, user.Id);
    }

    private sealed class NeverStops : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() { }
    }
}
