using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers;

public abstract partial class ProviderContract
{
    [Theory]
    [InlineData("verify")]
    [InlineData("fetch")]
    [InlineData("get")]
    public async Task Tells_every_answer_of_a_failing_server_apart(string call)
    {
        var provider = Provider(("Retries", "0"));
        (int Status, FailureKind Kind)[] answers =
        [
            (401, FailureKind.Unauthorized),
            (403, FailureKind.Forbidden),
            (429, FailureKind.RateLimited),
            (500, FailureKind.Unavailable),
            (502, FailureKind.Unavailable),
            (503, FailureKind.Unavailable),
            (408, FailureKind.Timeout),
            (405, FailureKind.InvalidResponse),
            (418, FailureKind.InvalidResponse),
        ];
        foreach (var (status, kind) in answers)
        {
            Server.Fault = Faults.Status(status);
            Assert.Equal((status, kind), (status, (await FailureAsync(provider, call)).Kind));
        }
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("fetch")]
    [InlineData("get")]
    public async Task Tells_an_answer_in_other_words(string call)
    {
        var provider = Provider();
        foreach (
            var fault in new[]
            {
                Faults.Html(),
                Faults.Body("application/json", ""),
                Faults.Body("application/json", "null"),
                Faults.Body("application/json", $"\"{Faults.Canary}\""),
                Faults.Body("application/json", "[{\"id\": 1, \"datet"),
                Faults.Body("application/octet-stream", "\u0000\u0001\u0002"),
                Faults.Huge(4 * 1024 * 1024),
            }
        )
        {
            Server.Fault = fault;
            Assert.Equal(FailureKind.InvalidResponse, (await FailureAsync(provider, call)).Kind);
        }

        Assert.Equal(7, Server.Requests.Count);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("fetch")]
    [InlineData("get")]
    public async Task Tells_a_connection_that_breaks(string call)
    {
        var provider = Provider();
        foreach (var fault in new[] { Faults.HangUp(), Faults.BreakOff() })
        {
            Server.Fault = fault;
            Assert.Equal(FailureKind.Unavailable, (await FailureAsync(provider, call)).Kind);
        }
    }

    [Fact]
    public async Task Tells_a_server_that_is_not_there()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var nowhere = new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}/");
        socket.Stop();
        var provider = Provider([.. AddressOf(nowhere)]);
        Connection = new(CredentialsFor(nowhere));

        foreach (var call in new[] { "verify", "fetch", "get" })
        {
            Assert.Equal(FailureKind.Unavailable, (await FailureAsync(provider, call)).Kind);
        }
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("fetch")]
    [InlineData("get")]
    public async Task Waits_no_longer_than_it_may(string call)
    {
        var provider = Provider(("AttemptTimeout", "00:00:00.150"), ("Retries", "1"));
        foreach (var fault in new[] { Faults.Silence(), Faults.Stall() })
        {
            Server.Fault = fault;
            var patience = Stopwatch.StartNew();
            Assert.Equal(FailureKind.Timeout, (await FailureAsync(provider, call)).Kind);
            Assert.InRange(patience.Elapsed, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task Keeps_a_person_waiting_no_longer_than_they_would_stay()
    {
        var provider = Provider(("VerifyTimeout", "00:00:00.300"));
        Server.Fault = Faults.Silence();

        Assert.Equal(FailureKind.Timeout, (await FailureAsync(provider, "verify")).Kind);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("fetch")]
    [InlineData("get")]
    public async Task Repeats_what_may_pass_and_counts_every_request(string call)
    {
        var provider = Provider();
        foreach (var status in new[] { 429, 500, 503 })
        {
            Server.Fault = Faults.First(2, Faults.Status(status));
            await AskAsync(provider, call, TestContext.Current.CancellationToken);
        }

        Server.Fault = Faults.First(1, Faults.HangUp());
        await AskAsync(provider, call, TestContext.Current.CancellationToken);

        Assert.Equal(Server.Requests.Count, Connection.Requests);
        Assert.True(Connection.Requests >= 11);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Never_repeats_rejected_credentials(int status)
    {
        Server.Fault = Faults.Status(status);

        await FailureAsync(Provider(), "fetch");

        Assert.Single(Server.Requests);
        Assert.Equal(1, Connection.Requests);
    }

    [Fact]
    public async Task Waits_as_told_when_there_is_time()
    {
        Server.Fault = Faults.First(1, Faults.Status(429, retryAfter: "1"));
        var patience = Stopwatch.StartNew();

        await AskAsync(Provider(), "verify", TestContext.Current.CancellationToken);

        Assert.True(patience.Elapsed >= TimeSpan.FromMilliseconds(950));
    }

    [Fact]
    public async Task Says_how_long_it_was_told_to_wait_when_there_is_no_time()
    {
        Server.Fault = Faults.Status(429, retryAfter: "600");

        Assert.Equal(new ProviderFailure(FailureKind.RateLimited, TimeSpan.FromMinutes(10)), await FailureAsync(Provider(), "fetch"));
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("fetch")]
    [InlineData("get")]
    public async Task Takes_its_credentials_to_no_other_server(string call)
    {
        await using var other = await ProviderStub.StartAsync();
        Server.Fault = Faults.Redirect(_ => new Uri(other.Address, "me").AbsoluteUri);

        Assert.Equal(FailureKind.InvalidResponse, (await FailureAsync(Provider(), call)).Kind);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Follows_a_move_on_the_same_server_and_then_stops()
    {
        var provider = Provider();
        Server.Fault = Faults.First(1, Faults.Redirect(context => context.Request.Path + context.Request.QueryString.Value));
        await AskAsync(provider, "fetch", TestContext.Current.CancellationToken);
        Assert.All(Server.Requests, request => Assert.True(request.HasCredentials));

        Server.Fault = Faults.Redirect(context => context.Request.Path + context.Request.QueryString.Value);
        Assert.Equal(FailureKind.InvalidResponse, (await FailureAsync(provider, "fetch")).Kind);
        Assert.Equal(Server.Requests.Count, Connection.Requests);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("fetch")]
    [InlineData("get")]
    public async Task Stops_when_the_caller_leaves(string call)
    {
        using var leaving = new CancellationTokenSource();
        Server.Fault = Faults.Stall();
        var asking = AskAsync(Provider(), call, leaving.Token);
        while (Server.Requests.IsEmpty)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(Provider(), call, leaving.Token));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Keeps_what_came_whole_before_an_answer_broke()
    {
        var ids = Enumerable.Range(0, 30).Select(at => Hold(Server.Services, new ContractAppointment(Now.AddHours(at)))).ToList();
        Server.Middle = Faults.Cut();
        List<ExternalAppointment> got = [];

        var exception = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await foreach (var page in Provider().FetchAsync(Connection, Everything, TestContext.Current.CancellationToken))
            {
                got.AddRange(page.Appointments);
            }
        });

        Assert.Equal(FailureKind.InvalidResponse, exception.Failure.Kind);
        Assert.InRange(got.Count, 0, 29);
        Assert.Empty(got.Select(each => each.ExternalId).Except(ids));
    }
}
