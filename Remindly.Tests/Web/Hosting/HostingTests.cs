using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Accounts;
using Xunit;

namespace Remindly.Tests.Web.Hosting;

public sealed class HostingTests(RemindlyApp app) : IClassFixture<RemindlyApp>
{
    private readonly HttpClient client = app.CreateVisitor();

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Says_that_it_lives_and_is_ready(string path)
    {
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/nothing/here")]
    [InlineData("/api/nothing")]
    [InlineData("/css/tokens.css")]
    public async Task Tells_the_browser_what_not_to_do(string path)
    {
        using var response = await client.GetAsync(path);
        var policy = response.Header("Content-Security-Policy")!;
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy.Split("style-src-attr")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", response.Header("X-Frame-Options"));
        Assert.Equal("same-origin", response.Header("Referrer-Policy"));
        Assert.Null(response.Header("Server"));
        Assert.Null(response.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Keeps_pages_out_of_caches_and_allows_their_one_inline_script_by_number()
    {
        using var response = await client.GetAsync("/account/login");
        Assert.Equal("no-store", response.Header("Cache-Control"));
        var html = await response.Content.ReadAsStringAsync();
        var nonce = html.Split("nonce=\"")[1].Split('"')[0];
        Assert.Contains($"'nonce-{nonce}'", response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        using var next = await client.GetAsync("/account/login");
        Assert.DoesNotContain(nonce, next.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_gets_a_page_and_a_program_a_problem_where_nothing_is()
    {
        using var page = await client.GetAsync("/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("There is nothing here", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var problem = await client.GetAsync("/api/nothing");
        await AuthApiTests.ShouldBeProblemAsync(problem, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_program_gets_a_problem_whatever_it_accepts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/manage/info");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        await AuthApiTests.ShouldBeProblemAsync(await client.SendAsync(request), HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("{\"email\":", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("email=a", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task Refuses_what_is_not_JSON(string text, string type, HttpStatusCode status)
    {
        using var body = new StringContent(text, System.Text.Encoding.UTF8, type);
        await AuthApiTests.ShouldBeProblemAsync(await client.PostAsync("/api/auth/login", body), status);
    }

    [Fact]
    public async Task Refuses_a_body_of_more_than_a_mebibyte()
    {
        var large = new { email = "a@example.com", password = new string('a', 1024 * 1024) };
        using var body = JsonContent.Create(large);
        await body.LoadIntoBufferAsync();
        await AuthApiTests.ShouldBeProblemAsync(await client.PostAsync("/api/auth/login", body), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Keeps_its_keys_to_itself()
    {
        using var _ = await client.GetAsync("/account/login");
        var keys = Path.Combine(app.DataPath, "keys");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        Assert.All(
            Directory.GetFiles(keys),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
        Assert.NotEmpty(Directory.GetFiles(keys));
    }

    [Fact]
    public async Task Slows_down_a_program_that_asks_without_end()
    {
        await using var strict = new RemindlyApp().With("Limits:RequestsPerPerson", "5");
        using var caregiver = await strict.CreateCaregiverAsync("ana@example.com");
        HttpResponseMessage? last = null;
        for (var request = 0; request < 20 && last?.StatusCode != HttpStatusCode.TooManyRequests; request++)
        {
            last = await caregiver.GetAsync("/api/auth/manage/info");
        }

        await AuthApiTests.ShouldBeProblemAsync(last!, HttpStatusCode.TooManyRequests);
        Assert.NotNull(last!.Header("Retry-After"));
    }
}
