using System.Text;
using Microsoft.AspNetCore.Http;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.CalDav;
using Remindly.Tests.Core.Scheduling.Providers;
using Remindly.Tests.Core.Scheduling.Providers.CalDav;
using Remindly.Tests.Infrastructure;
using Xunit;
using Faults = Remindly.Tests.Core.Scheduling.Providers.Faults;

namespace Remindly.Tests.Web.Security;

/// <summary>
/// Drives everything that touches a calendar server's password and addresses, which mostly say whose they are, and looks for them
/// wherever they must not be.
/// </summary>
public sealed class CalDavCanaryTests
{
    private const string Route = SecretHunt.Route;
    private const string Password = "canary-word-93b4";

    private static readonly Func<HttpContext, Task<bool>>[] Wrong =
    [
        Faults.Status(401),
        Faults.Status(403),
        Faults.Status(404),
        Faults.Status(500),
        Faults.Html(),
        Faults.HangUp(),
        Faults.Redirect(_ => $"http://elsewhere.invalid{DavShelf.Calendar}"),
    ];

    private readonly SecretHunt hunt = new();
    private readonly DavShelf shelf = new();

    [Fact]
    public async Task A_password_and_an_address_are_in_no_answer_no_page_no_log_and_no_file()
    {
        var visit = new ContractAppointment(TimeProvider.System.GetUtcNow().AddDays(1)) { Title = "Seen in the answers" };
        shelf.Family.Put("visit.ics", DavShelf.Written("visit", visit));
        await using var server = await ProviderStub.StartAsync(_ => { }, shelf.Map);
        await using var app = new LiveApp();
        app.With("Scheduling:AllowPrivateNetworks", "true").With("Scheduling:Providers:CalDav:BaseDelay", "00:00:00.005");
        hunt.Follow(app);
        _ = app.Address;
        string[] chosen = [CalDavCalendar.IdOf(DavShelf.Calendar)];

        await DriveAsync(app, server, "/", chosen);
        await DriveAsync(app, server, DavShelf.Calendar, calendars: null);
        await hunt.ReadPagesAsync(app, "caldav", Account(server, DavShelf.Home), new SyncSettings { Calendars = chosen });
        hunt.ReadFiles(app);

        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"rosa:{Password}"));
        hunt.FindsNone("Seen in the answers", Password, pair, DavShelf.Home, DavShelf.Principal, Faults.Canary);
    }

    private static Credentials Account(ProviderStub server, string path) =>
        new()
        {
            Url = new Uri(server.Address, path).AbsoluteUri,
            Username = "rosa",
            Password = Password,
        };

    private async Task DriveAsync(LiveApp app, ProviderStub server, string path, string[]? calendars)
    {
        using var ana = await app.CreateCaregiverAsync($"ana-{calendars?.Length}@example.org");
        var rosa = (await hunt.AskAsync(ana, HttpMethod.Post, "/api/seniors", new { name = "Rosa" })).Text("id");
        var account = Account(server, path);
        var wish = new
        {
            provider = "caldav",
            senior_id = rosa,
            url = account.Url,
            username = account.Username,
            password = account.Password,
            settings = new { calendars },
        };
        await hunt.AskAsync(ana, HttpMethod.Post, Route + "/verify", wish);
        var id = (await hunt.AskAsync(ana, HttpMethod.Post, Route, wish)).Text("id")!;
        await hunt.AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        foreach (var fault in Wrong)
        {
            server.Fault = fault;
            await hunt.AskAsync(ana, HttpMethod.Post, Route + "/verify", wish);
            await hunt.AskAsync(ana, HttpMethod.Post, Route, wish);
            await hunt.AskAsync(ana, HttpMethod.Patch, $"{Route}/{id}", new { url = account.Url, password = Password });
            await hunt.AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
            await hunt.AskAllAsync(ana, id);
        }

        server.Fault = null;
        await hunt.AskAsync(ana, HttpMethod.Patch, $"{Route}/{id}", new { url = account.Url, password = Password });
        await hunt.AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        await hunt.AskAsync(ana, HttpMethod.Post, Route, new { provider = "caldav", url = $"ftp://x{DavShelf.Calendar}" });
        await hunt.AskAllAsync(ana, id);
    }
}
