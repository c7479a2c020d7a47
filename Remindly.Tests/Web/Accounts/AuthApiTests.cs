using System.Net;
using System.Net.Http.Json;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Accounts;

public sealed class AuthApiTests(RemindlyApp app) : IClassFixture<RemindlyApp>
{
    private readonly HttpClient client = app.CreateVisitor();

    [Fact]
    public async Task Hands_out_a_bearer_token_in_snake_case()
    {
        var email = await RegisterAsync();
        using var response = await LoginAsync(email);
        var json = await response.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Bearer", json.Text("token_type"));
        Assert.True(json.GetProperty("expires_in").GetInt64() > 0);
        Assert.NotEmpty(json.Text("access_token")!);
        Assert.NotEmpty(json.Text("refresh_token")!);
        Assert.Null(response.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Refreshes_a_token_and_refuses_one_that_is_made_up()
    {
        var email = await RegisterAsync();
        using var signedIn = await LoginAsync(email);
        var token = (await signedIn.JsonAsync()).Text("refresh_token");
        using var refreshed = await client.PostAsJsonAsync("/api/auth/refresh", new { refresh_token = token });
        Assert.NotEmpty((await refreshed.JsonAsync()).Text("access_token")!);
        await ShouldBeProblemAsync(
            await client.PostAsJsonAsync("/api/auth/refresh", new { refresh_token = "made up" }),
            HttpStatusCode.Unauthorized
        );
    }

    [Theory]
    [InlineData("short", "password")]
    [InlineData("password1234", "password")]
    [InlineData("Passw0rd1234!", "password")]
    [InlineData("qwertyuiop12", "password")]
    [InlineData("123456789012", "password")]
    [InlineData("aaaaaaaaaaaaaa", "password")]
    [InlineData("sunshinesunshine", "password")]
    public async Task Refuses_short_and_common_passwords_beside_their_field(string password, string field)
    {
        using var response = await client.PostAsJsonAsync("/api/auth/register", new { email = NewEmail(), password });
        var problem = await ShouldBeProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.NotEqual(0, problem.GetProperty("errors").GetProperty(field).GetArrayLength());
    }

    [Theory]
    [InlineData("the quiet heron stood in cold water until the early bus had gone")]
    [InlineData("zwölf blaue Fässer rollen")]
    [InlineData("       kettle moth lamp")]
    public async Task Takes_any_long_phrase(string password)
    {
        var email = NewEmail();
        using var registered = await client.PostAsJsonAsync("/api/auth/register", new { email, password });
        using var signedIn = await client.PostAsJsonAsync("/api/auth/login", new { email, password });
        Assert.Equal(HttpStatusCode.OK, registered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    [Theory]
    [InlineData("{\"email\":\"a@example.com\"}", "password")]
    [InlineData("{\"password\":\"three geese walk\"}", "email")]
    [InlineData("{\"email\":null,\"password\":null}", "email")]
    [InlineData("{\"email\":\"nonsense\",\"password\":\"three geese walk\"}", "email")]
    public async Task Names_the_field_that_is_missing_or_wrong(string json, string field)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        var problem = await ShouldBeProblemAsync(await client.PostAsync("/api/auth/register", body), HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Says_once_that_an_address_is_taken()
    {
        var email = await RegisterAsync();
        using var again = await client.PostAsJsonAsync("/api/auth/register", new { email, password = RemindlyApp.Password });
        var problem = await ShouldBeProblemAsync(again, HttpStatusCode.BadRequest);
        Assert.Equal(1, problem.GetProperty("errors").GetProperty("email").GetArrayLength());
    }

    [Fact]
    public async Task Locks_an_account_after_repeated_failures_without_saying_so()
    {
        var email = await RegisterAsync();
        var words = new HashSet<string?>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var wrong = await LoginAsync(email, "not the right password");
            words.Add((await ShouldBeProblemAsync(wrong, HttpStatusCode.Unauthorized)).Text("detail"));
        }

        using var right = await LoginAsync(email);
        words.Add((await ShouldBeProblemAsync(right, HttpStatusCode.Unauthorized)).Text("detail"));
        using var stranger = await LoginAsync(NewEmail());
        words.Add((await ShouldBeProblemAsync(stranger, HttpStatusCode.Unauthorized)).Text("detail"));
        Assert.Single(words);
    }

    [Theory]
    [InlineData("useCookies=true")]
    [InlineData("useSessionCookies=true")]
    public async Task Gives_no_cookies(string query)
    {
        var email = await RegisterAsync();
        using var response = await client.PostAsJsonAsync($"/api/auth/login?{query}", new { email, password = RemindlyApp.Password });
        await ShouldBeProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Null(response.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Opens_with_a_token_and_answers_a_stranger_with_a_problem()
    {
        using var caregiver = await app.CreateCaregiverAsync(NewEmail());
        using var open = await caregiver.GetAsync("/api/auth/manage/info");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        using var closed = await client.GetAsync("/api/auth/manage/info");
        await ShouldBeProblemAsync(closed, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", closed.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_page_session_does_not_open_the_interface()
    {
        using var visitor = app.CreateVisitor();
        using var registered = await visitor.SendFormAsync(
            "/account/register",
            "register",
            ("Input.Name", "Ana"),
            ("Input.Email", NewEmail()),
            ("Input.Password", RemindlyApp.Password),
            ("Input.TimeZone", "Asia/Calcutta")
        );
        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
        Assert.Contains("Asia/Kolkata", await visitor.GetStringAsync("/account/manage"), StringComparison.Ordinal);
        using var response = await visitor.GetAsync("/api/auth/manage/info");
        await ShouldBeProblemAsync(response, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Refuses_to_register_where_registration_is_closed()
    {
        await using var closed = new RemindlyApp().With("Registration", "Closed");
        using var response = await closed
            .CreateVisitor()
            .PostAsJsonAsync("/api/auth/register", new { email = NewEmail(), password = RemindlyApp.Password });
        Assert.Equal("registration_closed", (await ShouldBeProblemAsync(response, HttpStatusCode.Forbidden)).Text("code"));
    }

    [Fact]
    public async Task Slows_down_who_tries_one_account_too_often_and_nobody_else()
    {
        await using var strict = new RemindlyApp().With("Limits:SignInsPerAccount", "3");
        using var visitor = strict.CreateVisitor();
        var email = NewEmail();
        var statuses = new List<HttpStatusCode>();
        HttpResponseMessage? last = null;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            last = await visitor.PostAsJsonAsync("/api/auth/login", new { email, password = "not the right password" });
            statuses.Add(last.StatusCode);
        }

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests],
            statuses
        );
        await ShouldBeProblemAsync(last!, HttpStatusCode.TooManyRequests);
        Assert.InRange(int.Parse(last!.Header("Retry-After")!), 1, 60);
        using var other = await visitor.PostAsJsonAsync("/api/auth/login", new { email = NewEmail(), password = "not the right password" });
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
    }

    internal static async Task<System.Text.Json.JsonElement> ShouldBeProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.JsonAsync();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.Text("title")!);
        return problem;
    }

    private static string NewEmail() => $"{Guid.NewGuid():N}@example.com";

    private async Task<string> RegisterAsync()
    {
        var email = NewEmail();
        using var response = await client.PostAsJsonAsync("/api/auth/register", new { email, password = RemindlyApp.Password });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return email;
    }

    private Task<HttpResponseMessage> LoginAsync(string email, string password = RemindlyApp.Password) =>
        client.PostAsJsonAsync("/api/auth/login", new { email, password });
}
