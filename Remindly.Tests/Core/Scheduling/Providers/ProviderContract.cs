using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers;

/// <summary>
/// What every provider must keep, whatever its API is like. A provider's tests inherit this and bring a server that speaks as the
/// provider does; the facts are in the other parts.
/// </summary>
public abstract partial class ProviderContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);
    protected static readonly DateWindow Window = DateWindow.Around(Now, 7, 90);
    protected static readonly FetchRequest Everything = new(Window, null, "America/New_York");

    private readonly RecordedLog<ProviderContract> log = new();
    private readonly List<ServiceProvider> built = [];
    private ProviderStub? server;

    protected ProviderStub Server => server!;

    protected ProviderConnection Connection { get; private set; } = new(new Credentials());

    /// <summary>Where the provider's options are in the configuration.</summary>
    protected abstract string Section { get; }

    /// <summary>What of the credentials may never be seen again, as it stands and as it is sent.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>An id that the provider could have given, and has not.</summary>
    protected abstract string AbsentId { get; }

    protected abstract void AddServer(IServiceCollection services);

    protected abstract void MapServer(WebApplication app);

    /// <returns>The id the server gave it.</returns>
    protected abstract string Hold(IServiceProvider server, ContractAppointment appointment);

    protected abstract void Change(IServiceProvider server, string id, ContractAppointment appointment);

    protected abstract void AddProvider(IServiceCollection services, IConfiguration configuration);

    /// <summary>The setting that leads to the server, if it is not in the credentials.</summary>
    protected abstract IEnumerable<(string Name, string Value)> AddressOf(Uri server);

    protected abstract Credentials CredentialsFor(Uri server);

    public async ValueTask InitializeAsync()
    {
        server = await ProviderStub.StartAsync(AddServer, MapServer);
        Connection = new(CredentialsFor(server.Address));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in built)
        {
            await each.DisposeAsync();
        }

        await Server.DisposeAsync();
        Assert.Empty(Server.Unexpected);
        Assert.All(Secrets, secret => Assert.DoesNotContain(log.Lines, line => line.Message.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Message.Contains(Faults.Canary, StringComparison.Ordinal));
        GC.SuppressFinalize(this);
    }

    /// <summary>The provider, in a hurry unless told otherwise.</summary>
    protected ISchedulingProvider Provider(params (string Name, string Value)[] settings)
    {
        (string Name, string Value)[] hurry =
        [
            ("AttemptTimeout", "00:00:10"),
            ("TotalTimeout", "00:00:30"),
            ("BaseDelay", "00:00:00.001"),
            ("Retries", "2"),
            ("MaxResponseBytes", "1048576"),
            ("RequestsPerSecond", "1000"),
            ("Burst", "1000"),
        ];
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in hurry.Concat(AddressOf(Server.Address)).Concat(settings))
        {
            values[$"{Section}:{name}"] = value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Recorder(log)));
        AddProvider(services, new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        built.Add(services.BuildServiceProvider());
        return built[^1].GetRequiredService<ISchedulingProvider>();
    }

    protected async Task<List<AppointmentPage>> FetchAsync(ISchedulingProvider provider, FetchRequest? request = null)
    {
        List<AppointmentPage> pages = [];
        await foreach (var page in provider.FetchAsync(Connection, request ?? Everything, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }

    protected async Task<List<ExternalAppointment>> FetchAllAsync(ISchedulingProvider provider, FetchRequest? request = null) =>
        [.. (await FetchAsync(provider, request)).SelectMany(page => page.Appointments)];

    protected Task AskAsync(ISchedulingProvider provider, string call, CancellationToken cancellationToken) =>
        call switch
        {
            "verify" => provider.VerifyAsync(Connection, cancellationToken),
            "get" when provider.Info.LooksUpById => provider.GetAsync(Connection, AbsentId, cancellationToken),
            _ => DrainAsync(provider.FetchAsync(Connection, Everything, cancellationToken)),
        };

    /// <summary>The failure of a call, which tells nothing it should not.</summary>
    protected async Task<ProviderFailure> FailureAsync(ISchedulingProvider provider, string call)
    {
        var exception = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(provider, call, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Faults.Canary, exception.ToString(), StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, exception.ToString(), StringComparison.Ordinal));
        return exception.Failure;
    }

    private static async Task DrainAsync(IAsyncEnumerable<AppointmentPage> pages)
    {
        await foreach (var page in pages)
        {
            _ = page;
        }
    }

    private sealed class Recorder(ILogger log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose() { }
    }
}
