using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Accounts;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Accounts;

public sealed partial class AccountPagesTests : IAsyncDisposable
{
    private readonly SentMail mail = new();
    private readonly RemindlyApp app;
    private readonly HttpClient visitor;

    public AccountPagesTests()
    {
        app = new RemindlyApp().With(services => services.AddSingleton<IEmailSender<RemindlyUser>>(mail));
        visitor = app.CreateVisitor();
    }

    [Theory]
    [InlineData("/tasks?source=acuity", "/tasks?source=acuity")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Signing_in_leads_back_to_a_place_in_Remindly_only(string asked, string led)
    {
        using var _ = await app.CreateCaregiverAsync("ana@example.com");
        using var response = await LoginAsync(RemindlyApp.Password, $"?returnUrl={Uri.EscapeDataString(asked)}");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(led, Path(response));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/manage")).StatusCode);
    }

    [Fact]
    public async Task A_closed_page_asks_to_sign_in_and_remembers_where_one_wanted_to_go()
    {
        using var response = await visitor.GetAsync("/?day=tomorrow");
        Assert.Equal("/account/login?returnUrl=%2F%3Fday%3Dtomorrow", Path(response));
    }

    [Fact]
    public async Task Signing_out_closes_the_pages_again()
    {
        using var _ = await app.CreateCaregiverAsync("ana@example.com");
        using var signedIn = await LoginAsync(RemindlyApp.Password);
        using var signedOut = await visitor.SendFormAsync("/account/manage", "/account/logout");
        Assert.Equal("/account/login", Path(signedOut));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/account/manage")).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_signed_out_from_elsewhere()
    {
        using var response = await visitor.PostAsync("/account/logout", null);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_address_read_the_same()
    {
        using var _ = await app.CreateCaregiverAsync("ana@example.com");
        using var wrong = await LoginAsync("not the right password");
        using var unknown = await visitor.SendFormAsync(
            "/account/login",
            "login",
            ("Input.Email", "nobody@example.com"),
            ("Input.Password", "not the right password")
        );
        var words = Alert().Match(await wrong.Content.ReadAsStringAsync()).Value;
        Assert.NotEmpty(words);
        Assert.Equal(words, Alert().Match(await unknown.Content.ReadAsStringAsync()).Value);
    }

    [Fact]
    public async Task A_forgotten_password_reads_the_same_for_everybody_and_mails_only_who_has_an_account()
    {
        using var _ = await app.CreateCaregiverAsync("ana@example.com");
        using var known = await visitor.SendFormAsync(
            "/account/forgotten-password",
            "forgotten-password",
            ("Input.Email", "ana@example.com")
        );
        using var unknown = await visitor.SendFormAsync(
            "/account/forgotten-password",
            "forgotten-password",
            ("Input.Email", "nobody@example.com")
        );
        Assert.Equal(
            Heading().Match(await known.Content.ReadAsStringAsync()).Value,
            Heading().Match(await unknown.Content.ReadAsStringAsync()).Value
        );
        Assert.Equal(["ana@example.com"], mail.ResetLinks.Select(sent => sent.Email));
    }

    [Fact]
    public async Task The_link_from_the_mail_sets_a_new_password_once()
    {
        using var _ = await app.CreateCaregiverAsync("ana@example.com");
        using var asked = await visitor.SendFormAsync(
            "/account/forgotten-password",
            "forgotten-password",
            ("Input.Email", "ana@example.com")
        );
        var link = new Uri(WebUtility.HtmlDecode(mail.ResetLinks.Single().Link)).PathAndQuery;

        using var common = await visitor.SendFormAsync(link, "new-password", ("Input.Password", "password1234"));
        Assert.Contains("easy to guess", await common.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var saved = await visitor.SendFormAsync(link, "new-password", ("Input.Password", "four swans fly back at dusk"));
        Assert.Equal("/account/login", Path(saved));
        using var again = await visitor.SendFormAsync(link, "new-password", ("Input.Password", "five larks sing until noon"));
        Assert.Contains("used before", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var signedIn = await LoginAsync("four swans fly back at dusk");
        Assert.Equal("/", Path(signedIn));
    }

    [Fact]
    public async Task The_demo_signs_in_with_one_press_where_it_is_on()
    {
        await using var demo = new RemindlyApp().With("Demo", "true");
        using var guest = demo.CreateVisitor();
        using var response = await guest.SendFormAsync("/account/login", "/account/demo");
        Assert.Equal("/", Path(response));
        Assert.Contains("Ana Marino", await guest.GetStringAsync("/account/manage"), StringComparison.Ordinal);
        Assert.DoesNotContain("Try the demo", await visitor.GetStringAsync("/account/login"), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await app.DisposeAsync();
    }

    private static string? Path(HttpResponseMessage response) => response.Headers.Location?.ToString();

    private Task<HttpResponseMessage> LoginAsync(string password, string query = "") =>
        visitor.SendFormAsync($"/account/login{query}", "login", ("Input.Email", "ana@example.com"), ("Input.Password", password));

    [GeneratedRegex("role=\"alert\".*?</div>\\s*</div>", RegexOptions.Singleline)]
    private static partial Regex Alert();

    [GeneratedRegex("<main.*?</main>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    private sealed class SentMail : IEmailSender<RemindlyUser>
    {
        public List<(string Email, string Link)> ResetLinks { get; } = [];

        public Task SendConfirmationLinkAsync(RemindlyUser user, string email, string confirmationLink) => Task.CompletedTask;

        public Task SendPasswordResetCodeAsync(RemindlyUser user, string email, string resetCode) => Task.CompletedTask;

        public Task SendPasswordResetLinkAsync(RemindlyUser user, string email, string resetLink)
        {
            ResetLinks.Add((email, resetLink));
            return Task.CompletedTask;
        }
    }
}
