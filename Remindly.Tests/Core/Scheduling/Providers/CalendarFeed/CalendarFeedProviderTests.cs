using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.CalendarFeed;

namespace Remindly.Tests.Core.Scheduling.Providers.CalendarFeed;

public sealed partial class CalendarFeedProviderTests : ProviderContract
{
    private const string Password = "canary-pass-9f21";

    protected override string Section => CalendarFeedOptions.Section;

    protected override IReadOnlyList<string> Secrets { get; } =
    [FeedShelf.Path, "canary5ecret", Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"rosa:{Password}"))];

    protected override string AbsentId => "nobody@example.com";

    private FeedShelf Shelf => Server.Services.GetRequiredService<FeedShelf>();

    protected override void AddServer(IServiceCollection services) => services.AddSingleton<FeedShelf>();

    protected override void MapServer(WebApplication app) =>
        app.MapGet(FeedShelf.Path, app.Services.GetRequiredService<FeedShelf>().AnswerAsync);

    protected override string Hold(IServiceProvider server, ContractAppointment appointment) =>
        server.GetRequiredService<FeedShelf>().Hold(appointment);

    protected override void Change(IServiceProvider server, string id, ContractAppointment appointment) =>
        server.GetRequiredService<FeedShelf>().Change(id, appointment);

    protected override void AddProvider(IServiceCollection services, IConfiguration configuration)
    {
        var open = new Dictionary<string, string?> { ["Scheduling:AllowPrivateNetworks"] = "true" };
        services.AddCalendarFeed(new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(open).Build());
    }

    protected override IEnumerable<(string Name, string Value)> AddressOf(Uri server) => [];

    protected override Credentials CredentialsFor(Uri server) =>
        new()
        {
            Url = new Uri(server, FeedShelf.Path).AbsoluteUri,
            Username = "rosa",
            Password = Password,
        };
}
