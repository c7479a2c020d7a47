using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Remindly.Core.Scheduling;
using Remindly.Tests.Core.Scheduling.Providers;
using Remindly.Tests.Core.Scheduling.Providers.CalendarFeed;
using Remindly.Tests.Infrastructure;
using Xunit;
using Faults = Remindly.Tests.Core.Scheduling.Providers.Faults;

namespace Remindly.Tests.Web.Security;

/// <summary>Drives everything that touches a calendar's address and looks for it wherever it must not be.</summary>
public sealed class AddressCanaryTests
{
    private const string Route = SecretHunt.Route;
    private const string Password = "canary-word-61c7";

    private static readonly Func<HttpContext, Task<bool>>[] Wrong =
    [
        Faults.Status(401),
        Faults.Status(404),
        Faults.Status(500),
        Faults.Html(),
        Faults.HangUp(),
        Faults.Redirect(_ => $"http://elsewhere.invalid{FeedShelf.Path}"),
    ];

    private readonly SecretHunt hunt = new();

    [Fact]
    public async Task An_address_is_in_no_answer_no_page_no_log_and_no_file()
    {
        var shelf = new FeedShelf();
        shelf.Hold(new ContractAppointment(TimeProvider.System.GetUtcNow().AddDays(1)) { Title = "Seen in the answers" });
        await using var server = await ProviderStub.StartAsync(_ => { }, stub => stub.MapGet(FeedShelf.Path, shelf.AnswerAsync));
        await using var app = new LiveApp();
        app.With("Scheduling:AllowPrivateNetworks", "true").With("Scheduling:Providers:CalendarFeed:BaseDelay", "00:00:00.005");
        hunt.Follow(app);
        _ = app.Address;
        var address = new Uri(server.Address, FeedShelf.Path).AbsoluteUri;

        await DriveAsync(app, server, address);
        await hunt.ReadPagesAsync(app, "calendar_feed", new Credentials { Url = address });
        hunt.ReadFiles(app);

        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"rosa:{Password}"));
        hunt.FindsNone("Seen in the answers", "canary5ecret", Password, pair, Faults.Canary);
    }

    private async Task DriveAsync(LiveApp app, ProviderStub server, string address)
    {
        using var ana = await app.CreateCaregiverAsync("ana@example.org");
        var rosa = (await hunt.AskAsync(ana, HttpMethod.Post, "/api/seniors", new { name = "Rosa" })).Text("id");
        var wish = new
        {
            provider = "calendar_feed",
            senior_id = rosa,
            url = address,
            username = "rosa",
            password = Password,
        };
        await hunt.AskAsync(ana, HttpMethod.Post, Route + "/verify", wish);
        var id = (await hunt.AskAsync(ana, HttpMethod.Post, Route, wish)).Text("id")!;
        await hunt.AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        foreach (var fault in Wrong)
        {
            server.Fault = fault;
            await hunt.AskAsync(ana, HttpMethod.Post, Route + "/verify", wish);
            await hunt.AskAsync(ana, HttpMethod.Post, Route, wish);
            await hunt.AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        }

        server.Fault = null;
        await hunt.AskAsync(ana, HttpMethod.Patch, $"{Route}/{id}", new { url = address + "?again=1" });
        await hunt.AskAsync(ana, HttpMethod.Post, Route, new { provider = "calendar_feed", url = $"ftp://x{FeedShelf.Path}" });
        await hunt.AskAsync(ana, HttpMethod.Post, Route, new { provider = "calendar_feed", url = $"http://0x7f.1{FeedShelf.Path}" });
        await hunt.AskAllAsync(ana, id);
    }
}
