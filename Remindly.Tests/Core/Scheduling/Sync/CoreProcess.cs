using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>Remindly's Core as a process of its own has it: another one over the same store knows nothing of it but what is stored.</summary>
internal sealed class CoreProcess : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Life life = new();
    private readonly LogLines logs = new();

    public CoreProcess(
        StoreOptions store,
        IDataProtectionProvider keys,
        TimeProvider clock,
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection>? also = null
    )
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs));
        collection.AddSingleton(keys);
        collection.AddSingleton(clock);
        collection.AddSingleton<IHostApplicationLifetime>(life);
        also?.Invoke(collection);
        collection.AddRemindlyCore(configuration, store);
        services = collection.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Everything that was logged.</summary>
    public IReadOnlyCollection<string> Logs => logs.Lines;

    /// <summary>Tells whatever is at work that the process is about to end.</summary>
    public void Stop() => life.StopApplication();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        life.Dispose();
        logs.Dispose();
    }

    private sealed class Life : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
