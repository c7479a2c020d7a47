using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Accounts;

public sealed class InvitationPagesTests
{
    [Fact]
    public async Task Somebody_new_is_led_from_the_link_through_an_account_back_to_it_and_into_the_circle()
    {
        await using var app = new RemindlyApp();
        var path = await InviteAsync(app);
        using var guest = app.CreateVisitor();

        var shown = WebUtility.HtmlDecode(await guest.GetStringAsync(path));
        Assert.Contains("owner@example.org invites you", shown, StringComparison.Ordinal);
        Assert.Contains("see Rosa's tasks and appointments", shown, StringComparison.Ordinal);
        Assert.Contains($"/account/login?returnUrl={Uri.EscapeDataString(path)}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Join Rosa", shown, StringComparison.Ordinal);

        using var registered = await RegisterAsync(guest, path, "guest@example.org");
        Assert.Equal(path, registered.Headers.Location?.ToString());
        using var joined = await guest.SendFormAsync(path, "accept");
        Assert.Matches("^/seniors/[-0-9a-f]{36}\\?joined=true$", joined.Headers.Location?.ToString());

        using var again = await guest.GetAsync(path);
        Assert.Matches("^/seniors/[-0-9a-f]{36}$", again.Headers.Location?.ToString());
        using var other = app.CreateVisitor();
        Assert.Contains("This invitation is over", await other.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_joins_from_elsewhere()
    {
        await using var app = new RemindlyApp();
        using var guest = app.CreateVisitor();
        using var answer = await guest.PostAsync(await InviteAsync(app), new FormUrlEncodedContent([new("_handler", "accept")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Its_address_goes_nowhere_and_into_no_cache()
    {
        await using var app = new RemindlyApp();
        using var guest = app.CreateVisitor();
        using var page = await guest.GetAsync(await InviteAsync(app));

        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
        Assert.Equal("no-store", page.Header("Cache-Control"));
    }

    [Fact]
    public async Task Where_registration_is_closed_an_invitation_opens_it_for_one()
    {
        await using var app = new RemindlyApp().With("Registration", "Closed");
        var path = await InviteAsync(app);
        using var guest = app.CreateVisitor();
        using var other = app.CreateVisitor();

        Assert.Contains("by invitation only", await guest.GetStringAsync("/account/register"), StringComparison.Ordinal);
        Assert.DoesNotContain("Make an account", await guest.GetStringAsync("/account/login"), StringComparison.Ordinal);
        Assert.Contains(
            "Make an account",
            await guest.GetStringAsync($"/account/login?returnUrl={Uri.EscapeDataString(path)}"),
            StringComparison.Ordinal
        );

        using var registered = await RegisterAsync(guest, path, "guest@example.org");
        Assert.Equal(path, registered.Headers.Location?.ToString());
        Assert.Contains("by invitation only", await other.GetStringAsync(RegisterAt(path)), StringComparison.Ordinal);
        using var joined = await guest.SendFormAsync(path, "accept");
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
    }

    [Fact]
    public async Task Where_registration_is_closed_programs_send_the_token_too()
    {
        await using var app = new RemindlyApp().With("Registration", "Closed");
        var token = (await InviteAsync(app)).Split('/')[^1];
        using var guest = app.CreateVisitor();

        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(guest, "first@example.org", null));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(guest, "first@example.org", new string('x', 43)));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(guest, "first@example.org", token));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(guest, "second@example.org", token));
    }

    [Fact]
    public async Task A_token_is_in_no_log_whatever_is_logged()
    {
        var log = new LogLines();
        await using var app = new RemindlyApp()
            .With("Logging:LogLevel:Default", "Trace")
            .With("Logging:LogLevel:Microsoft.AspNetCore", "Trace")
            .With("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")
            .With(services => services.AddSingleton<ILoggerProvider>(log));
        var path = await InviteAsync(app);
        using var guest = app.CreateVisitor();
        using var registered = await RegisterAsync(guest, path, "guest@example.org");
        using var joined = await guest.SendFormAsync(path, "accept");
        using var api = await app.CreateCaregiverAsync("other@example.org");
        using var asked = await api.GetAsync($"/api{path}");

        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        Assert.NotEmpty(log.Lines);
        var token = path.Split('/')[^1];
        Assert.DoesNotContain(log.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    // The owner is there before registration closes: an account of the store's own.
    private static async Task<string> InviteAsync(RemindlyApp app)
    {
        using var owner = await app.CreateOwnerAsync("owner@example.org");
        using var senior = await owner.PostAsJsonAsync("/api/seniors", new { name = "Rosa" });
        var id = (await senior.JsonAsync()).Text("id");
        using var made = await owner.PostAsJsonAsync($"/api/seniors/{id}/invitations", new { role = "helper" });
        return new Uri((await made.JsonAsync()).Text("link")!).AbsolutePath;
    }

    private static string RegisterAt(string path) => $"/account/register?returnUrl={Uri.EscapeDataString(path)}";

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient guest, string path, string email) =>
        guest.SendFormAsync(
            RegisterAt(path),
            "register",
            ("Input.Name", "Guest"),
            ("Input.Email", email),
            ("Input.Password", RemindlyApp.Password),
            ("Input.TimeZone", "America/New_York")
        );

    private static async Task<HttpStatusCode> AskAsync(HttpClient guest, string email, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/register");
        request.Content = JsonContent.Create(new { email, password = RemindlyApp.Password });
        if (token is not null)
        {
            request.Headers.Add("X-Invitation", token);
        }

        using var response = await guest.SendAsync(request);
        return response.StatusCode;
    }
}
