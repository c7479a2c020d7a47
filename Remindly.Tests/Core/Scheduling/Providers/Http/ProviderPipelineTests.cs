using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging.Abstractions;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Acuity;
using Remindly.Core.Scheduling.Providers.Http;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Remindly.Tests.Core.Scheduling.Providers.Http.ScriptedSend;

namespace Remindly.Tests.Core.Scheduling.Providers.Http;

public sealed class ProviderPipelineTests : IDisposable
{
    private readonly FakeClock clock = new();
    private readonly AcuityOptions options = new();
    private readonly ProviderConnection connection = new(new Credentials());
    private readonly Lazy<ProviderPipeline> pipeline;

    public ProviderPipelineTests() =>
        pipeline = new(() => new ProviderPipeline("acuity", options, clock, NullLogger<ProviderPipeline>.Instance));

    [Fact]
    public async Task Tries_again_after_one_two_and_four_seconds_and_a_little_more()
    {
        var server = new ScriptedSend(clock, Answer(HttpStatusCode.ServiceUnavailable));

        using var response = await SendAsync(server);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(4, connection.Requests);
        Assert.Collection(
            server.Gaps,
            gap => Assert.InRange(gap.TotalSeconds, 1, 1.5),
            gap => Assert.InRange(gap.TotalSeconds, 2, 2.5),
            gap => Assert.InRange(gap.TotalSeconds, 4, 4.5)
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Heals_when_a_passing_failure_passes(HttpStatusCode failure)
    {
        var server = new ScriptedSend(clock, Answer(failure), Answer(HttpStatusCode.OK));

        using var response = await SendAsync(server);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, connection.Requests);
    }

    [Fact]
    public async Task Tries_again_when_the_connection_fails()
    {
        var server = new ScriptedSend(
            clock,
            Broken(HttpRequestError.ConnectionError),
            Broken(HttpRequestError.ResponseEnded),
            Answer(HttpStatusCode.OK)
        );

        using var response = await SendAsync(server);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, connection.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.OK)]
    public async Task Takes_a_plain_answer_at_its_word(HttpStatusCode answer)
    {
        var server = new ScriptedSend(clock, Answer(answer));

        using var response = await SendAsync(server);

        Assert.Equal(1, connection.Requests);
    }

    [Fact]
    public async Task Never_books_twice()
    {
        var failing = new ScriptedSend(clock, Answer(HttpStatusCode.ServiceUnavailable));
        using var response = await SendAsync(failing, HttpMethod.Post);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            SendAsync(new ScriptedSend(clock, Broken(HttpRequestError.ResponseEnded)), HttpMethod.Post)
        );

        Assert.Equal(2, connection.Requests);
    }

    [Fact]
    public async Task Waits_as_long_as_it_is_told()
    {
        var seconds = Answer(
            HttpStatusCode.TooManyRequests,
            each => each.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))
        );
        var date = Answer(
            HttpStatusCode.ServiceUnavailable,
            each => each.Headers.RetryAfter = new RetryConditionHeaderValue(FakeClock.Start + TimeSpan.FromSeconds(20))
        );
        var server = new ScriptedSend(clock, seconds, date, Answer(HttpStatusCode.OK));

        using var response = await SendAsync(server);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(13)], server.Gaps);
    }

    [Fact]
    public async Task Says_so_at_once_when_the_wait_would_take_too_long()
    {
        var server = new ScriptedSend(
            clock,
            Answer(HttpStatusCode.TooManyRequests, each => each.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(5)))
        );

        using var response = await SendAsync(server);

        var failure = ProviderFailures.Of(response, clock).Failure;
        Assert.Equal(new ProviderFailure(FailureKind.RateLimited, TimeSpan.FromMinutes(5)), failure);
        Assert.Equal(1, connection.Requests);
        Assert.Equal(FakeClock.Start, clock.GetUtcNow());
    }

    [Fact]
    public async Task Gives_up_an_attempt_and_then_the_call_when_no_answer_comes()
    {
        static Task<HttpResponseMessage> Silence(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var never = new TaskCompletionSource<HttpResponseMessage>();
            cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return never.Task;
        }

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => clock.RunAsync(StartAsync(Silence)));

        // 15 s, 1 s, 15 s, 2 s, and the rest of 45 s.
        Assert.Equal(3, connection.Requests);
        Assert.Equal(FakeClock.Start + options.TotalTimeout, clock.GetUtcNow());
    }

    [Fact]
    public async Task Spares_a_provider_that_is_down_and_asks_again_later()
    {
        options.Retries = 0;
        var down = new ScriptedSend(clock, Answer(HttpStatusCode.InternalServerError));
        var sent = 0;
        while (true)
        {
            try
            {
                using var response = await SendAsync(down);
                sent++;
            }
            catch (BrokenCircuitException)
            {
                break;
            }
        }

        Assert.InRange(sent, options.BreakerFailures, options.BreakerFailures + 3);
        Assert.Equal(sent, connection.Requests);

        clock.Advance(options.BreakerPause + TimeSpan.FromMilliseconds(1));
        using var again = await SendAsync(new ScriptedSend(clock, Answer(HttpStatusCode.OK)));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task One_familys_wrong_key_spares_nobody(HttpStatusCode answer)
    {
        options.Retries = 0;
        var server = new ScriptedSend(clock, Answer(answer));
        for (var call = 0; call < 60; call++)
        {
            using var response = await SendAsync(server);
        }

        Assert.Equal(60, connection.Requests);
    }

    [Fact]
    public async Task Follows_a_redirection_on_the_same_server_and_counts_it()
    {
        var server = new ScriptedSend(clock, To("/v2/me"), To("https://acuity.example/v3/me"), Answer(HttpStatusCode.OK));

        using var response = await SendAsync(server);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["/v1/me", "/v2/me", "/v3/me"], server.Requests.Select(each => each.Address!.AbsolutePath));
        Assert.Equal(3, connection.Requests);
    }

    [Theory]
    [InlineData("https://elsewhere.example/v1/me")]
    [InlineData("http://acuity.example/v1/me")]
    [InlineData("https://acuity.example:8443/v1/me")]
    [InlineData("https://acuity.example@elsewhere.example/")]
    [InlineData("//elsewhere.example/v1/me")]
    public async Task Follows_no_redirection_to_another_server(string address)
    {
        var server = new ScriptedSend(clock, To(address), Answer(HttpStatusCode.OK));

        using var response = await SendAsync(server);

        Assert.Equal(FailureKind.InvalidResponse, ProviderFailures.Of(response, clock).Failure.Kind);
        Assert.Equal(1, connection.Requests);
    }

    [Fact]
    public async Task Follows_three_redirections_and_no_more_and_none_of_a_change()
    {
        using var reading = await SendAsync(new ScriptedSend(clock, To("/again")));
        Assert.Equal(HttpStatusCode.Found, reading.StatusCode);
        Assert.Equal(4, connection.Requests);

        using var change = await SendAsync(new ScriptedSend(clock, To("/again")), HttpMethod.Put);
        Assert.Equal(HttpStatusCode.Found, change.StatusCode);
        Assert.Equal(5, connection.Requests);
    }

    [Fact]
    public async Task Stops_when_the_caller_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var server = new ScriptedSend(clock, Answer(HttpStatusCode.ServiceUnavailable));
        var call = StartAsync(server.SendAsync, HttpMethod.Get, leaving.Token);
        await PassingTime.SettleAsync();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, connection.Requests);
    }

    public void Dispose()
    {
        if (pipeline.IsValueCreated)
        {
            pipeline.Value.Dispose();
        }
    }

    private Task<HttpResponseMessage> SendAsync(ScriptedSend server, HttpMethod? method = null) =>
        clock.RunAsync(StartAsync(server.SendAsync, method));

    private Task<HttpResponseMessage> StartAsync(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        HttpMethod? method = null,
        CancellationToken? leaving = null
    )
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, "https://acuity.example/v1/me");
        request.Options.Set(ProviderRequest.Connection, connection);
        return pipeline.Value.SendAsync(request, send, leaving ?? CancellationToken.None);
    }
}
