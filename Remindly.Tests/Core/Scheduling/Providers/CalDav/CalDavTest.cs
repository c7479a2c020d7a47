using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.CalDav;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

/// <summary>Tests of what servers do that the usual ones do not: against the one in memory.</summary>
public abstract class CalDavTest : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Now = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);
    private protected static readonly FetchRequest Everything = new(DateWindow.Around(Now, 7, 90), null, "America/New_York");

    private ServiceProvider? services;

    private protected ProviderStub Server { get; private set; } = default!;

    private protected DavShelf Shelf { get; } = new();

    private protected ProviderConnection Connection { get; set; } = default!;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected ISchedulingProvider Provider => field ??= NewProvider();

    public async ValueTask InitializeAsync()
    {
        Server = await ProviderStub.StartAsync(_ => { }, Shelf.Map);
        Connection = Connect("/");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (services?.DisposeAsync() ?? default);
        await Server.DisposeAsync();
    }

    private protected ProviderConnection Connect(string path, params string[] calendars) =>
        new(
            new Credentials
            {
                Url = new Uri(Server.Address, path).AbsoluteUri,
                Username = "rosa",
                Password = "Circle of Life",
            }
        )
        {
            Calendars = calendars.Length > 0 ? [.. calendars.Select(CalDavCalendar.IdOf)] : null,
        };

    private protected void Hold(string uid, int daysAhead, string? calendar = null, string title = "Physiotherapy") =>
        Put(uid, DavShelf.Written(uid, new ContractAppointment(Now.AddDays(daysAhead)) { Title = title }), calendar);

    private protected void Put(string name, string data, string? calendar = null) =>
        (calendar is null ? Shelf.Family : Shelf.Add(calendar, "Work")).Put($"{name}.ics", data);

    private protected async Task<List<AppointmentPage>> FetchAsync(string? memory = null)
    {
        List<AppointmentPage> pages = [];
        await foreach (var page in Provider.FetchAsync(Connection, Everything with { Memory = memory }, Cancellation))
        {
            pages.Add(page);
        }

        return pages;
    }

    private protected async Task<FailureKind> FailureAsync() =>
        (await Assert.ThrowsAsync<ProviderException>(() => FetchAsync())).Failure.Kind;

    private protected static IEnumerable<string> Ids(IEnumerable<AppointmentPage> pages) =>
        pages.SelectMany(page => page.Appointments).Select(each => each.ExternalId).Order(StringComparer.Ordinal);

    private protected virtual bool AllowsPrivateNetworks => true;

    private ISchedulingProvider NewProvider()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Scheduling:AllowPrivateNetworks"] = AllowsPrivateNetworks ? "true" : "false",
            [$"{CalDavOptions.Section}:RequestsPerSecond"] = "1000",
            [$"{CalDavOptions.Section}:Burst"] = "1000",
            [$"{CalDavOptions.Section}:Retries"] = "0",
            [$"{CalDavOptions.Section}:AttemptTimeout"] = "00:00:02",
            [$"{CalDavOptions.Section}:MaxResponseBytes"] = "1048576",
        };
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddCalDav(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services = collection.BuildServiceProvider();
        return services.GetRequiredService<ISchedulingProvider>();
    }
}
