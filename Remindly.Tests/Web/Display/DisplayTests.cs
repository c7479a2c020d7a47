using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Accounts;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Demo;
using Xunit;

namespace Remindly.Tests.Web.Display;

public sealed class DisplayTests : IAsyncDisposable
{
    private static readonly (string, string)[] DarkAndLarge = [("theme", "dark"), ("contrast", "more"), ("text", "150")];

    private readonly RemindlyApp app = new RemindlyApp().With("Demo", "true");
    private readonly HttpClient visitor;

    public DisplayTests() => visitor = app.CreateVisitor();

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Looks_as_the_device_is_set_until_somebody_chooses()
    {
        var html = await visitor.GetStringAsync("/account/login");
        Assert.Contains("data-text=\"100\"", html, StringComparison.Ordinal);
        Assert.Contains("media=\"(prefers-color-scheme: dark)\"", html, StringComparison.Ordinal);
        Assert.Contains("content=\"light dark\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_made_before_signing_in_counts_on_this_device()
    {
        using var answer = await visitor.SendFormAsync("/account/display", "/account/display/choice", DarkAndLarge);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await AssertDarkAndLargeAsync(visitor, "/account/login");
        await AssertDarkAndLargeAsync(visitor, "/nothing/here");
    }

    [Fact]
    public async Task A_choice_follows_its_person_to_another_device_and_stays_there_for_signing_in_again()
    {
        await SignInAsync(visitor);
        using var answer = await visitor.SendFormAsync("/account/display", "/account/display/choice", DarkAndLarge);

        using var other = app.CreateVisitor();
        await SignInAsync(other);
        await AssertDarkAndLargeAsync(other, "/tasks");
        using var signedOut = await other.SendFormAsync("/account/manage", "/account/logout");
        await AssertDarkAndLargeAsync(other, "/account/login");
    }

    [Fact]
    public async Task What_cannot_be_chosen_is_passed_over()
    {
        await SignInAsync(visitor);
        using var answer = await visitor.SendFormAsync("/account/display", "/account/display/choice", ("theme", "pink"), ("text", "900"));
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<IDemoSeed>().EnsureAsync(TestContext.Current.CancellationToken);
        var kept = await app
            .Services.GetRequiredService<PreferenceService>()
            .GetAsync(user.Id, "display", TestContext.Current.CancellationToken);
        Assert.Equal("automatic 100", kept);
    }

    [Fact]
    public async Task A_choice_without_the_pages_token_is_refused()
    {
        using var body = new FormUrlEncodedContent([new("theme", "dark")]);
        using var answer = await visitor.PostAsync("/account/display/choice", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task SignInAsync(HttpClient client)
    {
        using var answer = await client.SendFormAsync("/account/login", "/account/demo");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private static async Task AssertDarkAndLargeAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("data-text=\"150\"", html, StringComparison.Ordinal);
        Assert.Contains("media=\"all\" data-look=\"contrast-in-dark\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"color-scheme\" content=\"dark\"", html, StringComparison.Ordinal);
    }
}
