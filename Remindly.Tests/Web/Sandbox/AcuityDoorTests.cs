using System.Net;
using System.Text.Json;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

public sealed class AcuityDoorTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Theory]
    [InlineData(AcuitySandbox.UserId, "not-the-key")]
    [InlineData("99999999", AcuitySandbox.ApiKey)]
    [InlineData("", "")]
    public async Task Refuses_other_credentials(string userId, string key)
    {
        using var client = host.As(userId, key);

        using var response = await client.GetAsync("me", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("unauthorized", (await ErrorOf(response)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Refuses_a_request_without_credentials_but_for_the_public_networks()
    {
        using var client = host.Anonymous();

        using var appointments = await client.GetAsync("appointments", TestContext.Current.CancellationToken);
        using var meta = await client.GetAsync("meta", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, appointments.StatusCode);
        Assert.Equal(HttpStatusCode.OK, meta.StatusCode);
    }

    [Theory]
    [InlineData("GET", "nowhere", 404, "not_found")]
    [InlineData("GET", "appointments/1", 404, "not_found")]
    [InlineData("GET", "appointments/abc", 404, "not_found")]
    [InlineData("DELETE", "appointments/1", 405, "method_not_allowed")]
    [InlineData("PUT", "me", 405, "method_not_allowed")]
    public async Task Answers_an_unknown_path_id_or_method_in_its_own_words(string method, string path, int status, string code)
    {
        var (answered, body) = await host.SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, answered);
        Assert.Equal((status, code), (body.GetProperty("status_code").GetInt32(), body.GetProperty("error").GetString()));
        Assert.NotEmpty(body.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Changes_the_order_of_an_errors_members()
    {
        var firsts = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var (_, body) = await host.SendAsync(HttpMethod.Get, "nowhere");
            firsts.Add(body.EnumerateObject().First().Name);
        }

        Assert.True(firsts.Count > 1);
    }

    [Fact]
    public async Task Another_accounts_appointment_is_forbidden()
    {
        var other = host.Sandbox.AddAccount("20417799", "another-key-of-enough-length");
        var id = other.Add(new SandboxAppointment { Start = SandboxHost.Now.AddDays(1) });
        using var client = host.As("20417799", "another-key-of-enough-length");

        using var own = await client.GetAsync($"appointments/{id}", TestContext.Current.CancellationToken);
        var (status, body) = await host.SendAsync(HttpMethod.Get, $"appointments/{id}");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal((403, "forbidden"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Lets_ten_requests_a_second_pass()
    {
        await using var alone = new SandboxHost();
        await alone.InitializeAsync();
        alone.Sandbox.RateLimitEnabled = true;

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => alone.SendAsync(HttpMethod.Get, "labels")));

        Assert.InRange(answers.Count(each => each.Status == 200), 10, 30);
        Assert.Contains(answers, each => each.Status == 429 && each.Body.GetProperty("error").GetString() == "too_many_requests");
    }

    [Fact]
    public async Task Remembers_what_was_asked_for_without_the_credentials()
    {
        host.Account.Requests.Clear();

        await host.ListAsync("minDate=2026-03-01&showall=true");
        await host.SendAsync(HttpMethod.Get, "appointments/7");

        Assert.Equal(2, host.Account.Requests.Total);
        Assert.Equal(1, host.Account.Requests.Count("GET /appointments"));
        Assert.Equal(1, host.Account.Requests.Count("GET /appointments/{id}"));
        var first = host.Account.Requests.Recent[0];
        Assert.Equal("/appointments?minDate=2026-03-01&showall=true", first.PathAndQuery);
        Assert.Equal((true, AcuitySandbox.UserId, SandboxHost.Now), (first.Authenticated, first.UserId, first.At));
        Assert.DoesNotContain(AcuitySandbox.ApiKey, JsonSerializer.Serialize(host.Sandbox.Requests.Recent));
    }

    private static async Task<JsonElement> ErrorOf(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
