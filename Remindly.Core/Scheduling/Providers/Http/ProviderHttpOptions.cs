using System.ComponentModel.DataAnnotations;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>How patiently and how often a provider is asked. Every provider's own options inherit these.</summary>
public abstract class ProviderHttpOptions
{
    /// <summary>How long one request may take until its answer begins, or a part of its answer to come.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one call may take with its retries and waits.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a person waits at most for credentials to be checked.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan VerifyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a request that may be repeated is repeated after a passing failure.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles each time, and up to half of it is added at random.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The most bytes of one answer, counted after decompression.</summary>
    [Range(1024L, 1024L * 1024 * 1024)]
    public long MaxResponseBytes { get; set; } = 32L * 1024 * 1024;

    /// <summary>Requests a second that the whole process sends in the long run.</summary>
    [Range(1, 1000)]
    public int RequestsPerSecond { get; set; } = 6;

    /// <summary>Requests that may go out at once before the pace applies; a second never sees more than this and the pace together.</summary>
    [Range(1, 1000)]
    public int Burst { get; set; } = 3;

    /// <summary>Requests that may be under way at the same time, their answers' bodies included.</summary>
    [Range(1, 100)]
    public int Concurrency { get; set; } = 10;

    /// <summary>A provider is spared only after this many failures of its own ...</summary>
    [Range(2, 1000)]
    public int BreakerFailures { get; set; } = 20;

    /// <summary>... that are this share of what it was asked ...</summary>
    [Range(0.1, 1.0)]
    public double BreakerRatio { get; set; } = 0.9;

    /// <summary>... within this time ...</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>... and for this long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(10);
}
