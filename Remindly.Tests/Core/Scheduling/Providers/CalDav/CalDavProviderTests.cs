using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.CalDav;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

public sealed class CalDavProviderTests : ProviderContract
{
    private const string Password = "canary-pass-7d31";

    private int held;

    protected override string Section => CalDavOptions.Section;

    protected override IReadOnlyList<string> Secrets { get; } =
    [Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"rosa:{Password}")), DavShelf.Calendar];

    protected override string AbsentId => "nobody@example.com";

    protected override void AddServer(IServiceCollection services) => services.AddSingleton<DavShelf>();

    protected override void MapServer(WebApplication app) => app.Services.GetRequiredService<DavShelf>().Map(app);

    protected override string Hold(IServiceProvider server, ContractAppointment appointment)
    {
        var uid = $"event-{held++}@example.com";
        Change(server, uid, appointment);
        return uid;
    }

    protected override void Change(IServiceProvider server, string id, ContractAppointment appointment) =>
        server.GetRequiredService<DavShelf>().Family.Put($"{id}.ics", DavShelf.Written(id, appointment));

    protected override void AddProvider(IServiceCollection services, IConfiguration configuration)
    {
        var open = new Dictionary<string, string?> { ["Scheduling:AllowPrivateNetworks"] = "true" };
        services.AddCalDav(new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(open).Build());
    }

    protected override IEnumerable<(string Name, string Value)> AddressOf(Uri server) => [];

    protected override Credentials CredentialsFor(Uri server) =>
        new()
        {
            Url = new Uri(server, DavShelf.Calendar).AbsoluteUri,
            Username = "rosa",
            Password = Password,
        };
}
