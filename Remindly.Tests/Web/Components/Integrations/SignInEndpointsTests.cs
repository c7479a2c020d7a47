using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Sandbox.Calendly;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

/// <summary>Signing in at a provider, as a browser goes through it.</summary>
public sealed class SignInEndpointsTests : IAsyncDisposable
{
    private const string Begin = "/integrations/sign-in/calendly";
    private readonly ConcurrentQueue<string> logged = new();
    private readonly LiveApp app = new();
    private readonly HttpClient elsewhere = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public SignInEndpointsTests() =>
        app.With("Logging:LogLevel:Default", "Trace").With(services => services.AddSingleton<ILoggerProvider>(new LogLines(logged)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("calendly")]
    [InlineData("acuity")]
    public async Task Saying_yes_leads_back_to_the_page_with_a_ticket_for_that_person_alone(string provider)
    {
        using var ana = await DemoAsync();
        var away = await LeadAsync(ana, $"/integrations/sign-in/{provider}");
        var query = QueryHelpers.ParseQuery(away.Query);
        Assert.Equal($"{app.Address.GetLeftPart(UriPartial.Authority)}/integrations/sign-in/{provider}/callback", query["redirect_uri"]);
        Assert.Equal(provider == "calendly", query.ContainsKey("code_challenge"));
        Assert.True(query["state"].ToString().Length > 40);

        var back = await AnswerAsync(away, "yes");
        var page = await LeadAsync(ana, back.PathAndQuery);

        Assert.Equal($"/integrations/add/{provider}", page.AbsolutePath);
        var ticket = QueryHelpers.ParseQuery(page.Query)["signed_in"].ToString();
        var waiting = app.Services.GetRequiredService<SignedIn>();
        Assert.Null(waiting.Find(Guid.NewGuid(), provider, ticket));
        Assert.Null(waiting.Find(Guid.NewGuid(), "other", ticket));
        Assert.NotEmpty(ticket);
    }

    [Fact]
    public async Task Saying_no_is_told_with_what_to_do_next()
    {
        using var ana = await DemoAsync();

        var page = await LeadAsync(ana, (await AnswerAsync(await LeadAsync(ana, Begin), "no")).PathAndQuery);

        Assert.Equal("/integrations/add/calendly?sign_in=denied", page.PathAndQuery);
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        using var ana = await DemoAsync();
        var back = await AnswerAsync(await LeadAsync(ana, Begin), "yes");
        await LeadAsync(ana, back.PathAndQuery);

        Assert.Equal("?sign_in=expired", (await LeadAsync(ana, back.PathAndQuery)).Query);
    }

    [Fact]
    public async Task A_cookie_that_was_kept_does_not_make_it_work_twice()
    {
        using var ana = await DemoAsync();
        var away = await LeadAsync(ana, Begin);
        var kept = ana.Keeper.Cookies.GetCookieHeader(new Uri(app.Address, Begin));
        var first = await AnswerAsync(away, "yes");
        var second = await AnswerAsync(away, "yes");
        await LeadAsync(ana, first.PathAndQuery);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, second.PathAndQuery));
        request.Headers.Add("Cookie", kept);
        using var response = await elsewhere.SendAsync(request, Cancellation);

        Assert.EndsWith("sign_in=expired", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_state_or_an_answer_that_nobody_asked_for_connects_nothing()
    {
        using var ana = await DemoAsync();
        await LeadAsync(ana, Begin);
        Assert.Equal("?sign_in=expired", (await LeadAsync(ana, $"{Begin}/callback?code=abc&state=forged")).Query);
        Assert.Equal("?sign_in=expired", (await LeadAsync(ana, $"{Begin}/callback?code=abc")).Query);
        Assert.Equal("?sign_in=expired", (await LeadAsync(ana, $"{Begin}/callback")).Query);
    }

    [Fact]
    public async Task Another_persons_browser_cannot_end_what_this_one_began()
    {
        using var ana = await DemoAsync();
        var back = await AnswerAsync(await LeadAsync(ana, Begin), "yes");
        using var _ = await app.CreateCaregiverAsync("ben@example.org");
        using var ben = Browser();
        using var entered = await ben.Client.SendFormAsync(
            "/account/login",
            "login",
            ("Input.Email", "ben@example.org"),
            ("Input.Password", RemindlyApp.Password)
        );
        // Even with her cookie.
        ben.Keeper.Cookies.Add(ana.Keeper.Cookies.GetCookies(new Uri(app.Address, Begin)).Single(each => each.Name == "remindly.signin"));

        var led = await LeadAsync(ben, back.PathAndQuery);

        Assert.DoesNotContain("signed_in", led.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_begins_without_being_signed_in_here_and_nowhere_that_is_not_known()
    {
        using var visitor = Browser();
        Assert.Equal("/account/login", (await LeadAsync(visitor, Begin)).AbsolutePath);
        using var ana = await DemoAsync();
        using var unknown = await ana.Client.GetAsync("/integrations/sign-in/nobody", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task No_code_token_or_secret_is_in_a_log_or_an_address_that_is_shown()
    {
        using var ana = await DemoAsync();
        var back = await AnswerAsync(await LeadAsync(ana, Begin), "yes");
        var page = await LeadAsync(ana, back.PathAndQuery);
        await ana.Client.GetStringAsync(page, Cancellation);

        Assert.DoesNotContain("sandbox-access", page.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(logged);
        foreach (var secret in (string[])["sandbox-access-", "sandbox-refresh-", Remindly.Web.Sandbox.SignIn.SandboxSignIn.ClientSecret])
        {
            Assert.DoesNotContain(logged, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    public async ValueTask DisposeAsync()
    {
        elsewhere.Dispose();
        await app.DisposeAsync();
    }

    private Visitor Browser()
    {
        var keeper = new CookieKeeper
        {
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false },
        };
        return new Visitor(new HttpClient(keeper) { BaseAddress = app.Address }, keeper);
    }

    private async Task<Visitor> DemoAsync()
    {
        _ = app.Services.GetRequiredService<CalendlySandbox>().Account;
        var visitor = Browser();
        using var entered = await visitor.Client.SendFormAsync("/account/login", "/account/demo");
        return visitor;
    }

    /// <summary>Where an address leads to.</summary>
    private async Task<Uri> LeadAsync(Visitor visitor, string address)
    {
        using var response = await visitor.Client.GetAsync(new Uri(app.Address, address), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return new Uri(app.Address, response.Headers.Location!);
    }

    /// <summary>What the provider's own page sends the browser back to.</summary>
    private async Task<Uri> AnswerAsync(Uri away, string say)
    {
        var query = QueryHelpers.ParseQuery(away.Query);
        var fields = new[] { "redirect_uri", "state", "code_challenge" }.ToDictionary(
            name => name,
            name => query.TryGetValue(name, out var value) ? value.ToString() : ""
        );
        fields["say"] = say;
        using var form = new FormUrlEncodedContent(fields);
        using var response = await elsewhere.PostAsync(new Uri(away.GetLeftPart(UriPartial.Path)), form, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return new Uri(app.Address, response.Headers.Location!);
    }

    private sealed record Visitor(HttpClient Client, CookieKeeper Keeper) : IDisposable
    {
        public void Dispose() => Client.Dispose();
    }
}
