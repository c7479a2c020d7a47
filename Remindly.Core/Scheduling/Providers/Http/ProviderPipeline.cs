using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>
/// How every request of one provider goes out, whichever connection it belongs to: total time, retries, circuit breaker, pace,
/// time of one attempt. One for the whole process.
/// </summary>
internal sealed partial class ProviderPipeline : IDisposable
{
    private static readonly ResiliencePropertyKey<ProviderCall> Call = new("remindly.call");

    private readonly string provider;
    private readonly ProviderHttpOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<ProviderPipeline> logger;
    private readonly RequestPacer pacer;
    private readonly ResiliencePipeline<HttpResponseMessage> calls;
    private readonly ResiliencePipeline attempts;

    public ProviderPipeline(string provider, ProviderHttpOptions options, TimeProvider clock, ILogger<ProviderPipeline> logger)
    {
        (this.provider, this.options, this.clock, this.logger) = (provider, options, clock, logger);
        pacer = new RequestPacer(clock, options.RequestsPerSecond, options.Burst, options.Concurrency);
        calls = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => new(args.Context.Properties.GetValue(Call, null!).Budget) })
            .AddRetry(Retries())
            .AddCircuitBreaker(Breaker())
            .Build();
        attempts = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    )
    {
        var budget = request.Options.TryGetValue(ProviderRequest.Budget, out var own) ? own : options.TotalTimeout;
        var call = new ProviderCall(request, send, budget, options, clock, pacer, attempts);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Call, call);
        try
        {
            return await calls.ExecuteAsync(
                static async (context, call) => await call.AttemptAsync(context.CancellationToken),
                context,
                call
            );
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => pacer.Dispose();

    private RetryStrategyOptions<HttpResponseMessage> Retries() =>
        new()
        {
            MaxRetryAttempts = Math.Max(1, options.Retries),
            ShouldHandle = args =>
            {
                var call = args.Context.Properties.GetValue(Call, null!);
                var again =
                    options.Retries > 0
                    && call.Request.MayBeRepeated()
                    && KindOf(args.Outcome, args.Context) is FailureKind.Unavailable or FailureKind.Timeout or FailureKind.RateLimited
                    && args.Outcome.Exception is not BrokenCircuitException
                    // A wait that cannot end in time is not begun: the caller hears at once what is the matter.
                    && (Asked(args.Outcome) ?? Backoff(args.AttemptNumber, 1)) < call.Left;
                return new(again);
            },
            DelayGenerator = args => new(Asked(args.Outcome) ?? Backoff(args.AttemptNumber, Random.Shared.NextDouble())),
            OnRetry = args =>
            {
                var kind = KindOf(args.Outcome, args.Context);
                LogRetry(provider, kind, args.AttemptNumber + 1, args.RetryDelay);
                args.Outcome.Result?.Dispose();
                return default;
            },
        };

    private CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker() =>
        new()
        {
            FailureRatio = options.BreakerRatio,
            // So many requests that this share of them is at least so many failures.
            MinimumThroughput = (int)Math.Ceiling(options.BreakerFailures / options.BreakerRatio),
            SamplingDuration = options.BreakerWindow,
            BreakDuration = options.BreakerPause,
            ShouldHandle = args => new(KindOf(args.Outcome, args.Context) is FailureKind.Unavailable or FailureKind.Timeout),
            OnOpened = args =>
            {
                LogSpared(provider, args.BreakDuration);
                return default;
            },
            OnClosed = _ =>
            {
                LogBack(provider);
                return default;
            },
        };

    private static FailureKind? KindOf(Polly.Outcome<HttpResponseMessage> outcome, ResilienceContext context) =>
        outcome switch
        {
            { Exception: { } exception } => ProviderFailures.KindOf(exception, context.CancellationToken),
            { Result: { IsSuccessStatusCode: false } response } => ProviderFailures.KindOf(response.StatusCode),
            _ => null,
        };

    private TimeSpan? Asked(Polly.Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } response ? ProviderFailures.RetryAfter(response, clock) : null;

    private TimeSpan Backoff(int attempt, double jitter) => options.BaseDelay * (Math.Pow(2, attempt) + jitter / 2);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Provider}: {Kind}, retry {Retry} in {Wait}")]
    private partial void LogRetry(string provider, FailureKind? kind, int retry, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} keeps failing and is spared for {Pause}")]
    private partial void LogSpared(string provider, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} answers again")]
    private partial void LogBack(string provider);
}
