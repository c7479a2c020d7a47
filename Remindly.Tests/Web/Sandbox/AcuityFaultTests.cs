using System.Net;
using System.Text.Json;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

public sealed class AcuityFaultTests(SandboxHost host) : IClassFixture<SandboxHost>, IDisposable
{
    public void Dispose() => host.Account.Faults.Clear();

    [Theory]
    [InlineData(FaultKind.Unauthorized, 401, "unauthorized")]
    [InlineData(FaultKind.Forbidden, 403, "forbidden")]
    [InlineData(FaultKind.TooManyRequests, 429, "too_many_requests")]
    [InlineData(FaultKind.ServerError, 500, "internal_server_error")]
    public async Task Answers_with_the_status_and_its_code(FaultKind kind, int status, string code)
    {
        host.Account.Faults.Add(kind, count: 1);

        var (answered, body) = await host.SendAsync(HttpMethod.Get, "appointments");

        Assert.Equal((status, code), (answered, body.GetProperty("error").GetString()));
        Assert.Empty(host.Account.Faults.Active);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, "appointments")).Status);
    }

    [Fact]
    public async Task Says_how_long_to_wait_only_when_told_to()
    {
        host.Account.Faults.Add(new SandboxFault(FaultKind.TooManyRequests) { RetryAfterSeconds = 7, Count = 1 });
        host.Account.Faults.Add(new SandboxFault(FaultKind.TooManyRequests) { Skip = 1, Count = 1 });

        using var told = await GetAsync("me");
        using var untold = await GetAsync("me");

        Assert.Equal(TimeSpan.FromSeconds(7), told.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.TooManyRequests, untold.StatusCode);
        Assert.Null(untold.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(FaultKind.Maintenance, 503)]
    [InlineData(FaultKind.Html, 200)]
    public async Task Answers_with_a_web_page(FaultKind kind, int status)
    {
        host.Account.Faults.Add(kind);

        using var response = await GetAsync("appointments");

        Assert.Equal((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Cuts_the_answer_in_its_middle()
    {
        host.Account.Faults.Add(FaultKind.CutJson);

        using var response = await GetAsync("appointments");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("[{", text);
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<JsonElement>(text));
    }

    [Fact]
    public async Task Redirects_to_another_host()
    {
        host.Account.Faults.Add(new SandboxFault(FaultKind.Redirect) { Location = "http://elsewhere.example/x" });

        using var response = await GetAsync("appointments");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("elsewhere.example", response.Headers.Location!.Host);
    }

    [Fact]
    public async Task Waits_and_forgets_a_caller_who_left()
    {
        host.Account.Faults.Add(new SandboxFault(FaultKind.Slow) { DelayMs = 60_000 });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.GetAsync("me", patience.Token));
    }

    [Fact]
    public async Task Drops_the_connection()
    {
        host.Account.Faults.Add(FaultKind.Dropped);

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync("me"));
    }

    [Fact]
    public async Task Sends_as_many_bytes_as_asked()
    {
        host.Account.Faults.Add(new SandboxFault(FaultKind.HugeBody) { Bytes = 3_000_000 });

        using var response = await GetAsync("appointments");

        Assert.True((await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 3_000_000);
    }

    [Fact]
    public async Task An_empty_list_leaves_single_appointments_alone()
    {
        host.Account.Faults.Add(FaultKind.EmptyList);

        Assert.Empty(await host.ListAsync("showall=true"));
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, $"appointments/{host.Account.Appointments[0].Id}")).Status);
    }

    [Theory]
    [InlineData(FaultKind.MalformedRow)]
    [InlineData(FaultKind.RowWithoutId)]
    public async Task Spoils_one_row_among_good_ones_and_stays_with_it(FaultKind kind)
    {
        host.Account.Faults.Add(kind);

        Assert.Single(await host.ListAsync("direction=ASC"), Spoiled);
        Assert.Single(await host.ListAsync("direction=ASC&max=5000"), Spoiled);
        Assert.DoesNotContain(await host.ListAsync("direction=DESC"), Spoiled);
    }

    [Fact]
    public async Task Never_gives_more_than_the_hard_cap()
    {
        host.Account.Faults.Add(new SandboxFault(FaultKind.HardCap) { Rows = 40 });

        Assert.Equal(40, (await host.ListAsync("max=1000")).Count);
        Assert.Equal(10, (await host.ListAsync("max=10")).Count);
    }

    [Fact]
    public async Task Meets_only_the_requests_of_its_scope_and_only_after_those_let_by()
    {
        host.Account.Faults.Add(
            new SandboxFault(FaultKind.ServerError)
            {
                Scope = FaultScope.Lists,
                Skip = 1,
                Count = 1,
            }
        );
        host.Account.Faults.Add(new SandboxFault(FaultKind.Forbidden) { Scope = FaultScope.Singles });

        var statuses = new List<int>();
        foreach (var path in (string[])["me", "appointments", "appointments", "appointments", "appointments/1"])
        {
            statuses.Add((await host.SendAsync(HttpMethod.Get, path)).Status);
        }

        Assert.Equal([200, 200, 500, 200, 403], statuses);
    }

    private static bool Spoiled(JsonElement row) =>
        row.GetProperty("id").ValueKind == JsonValueKind.Null || !char.IsAsciiDigit(row.GetProperty("datetime").GetString()![0]);

    private Task<HttpResponseMessage> GetAsync(string path) => host.Client.GetAsync(path, TestContext.Current.CancellationToken);
}
