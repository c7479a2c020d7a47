namespace Remindly.Core.Scheduling;

/// <summary>Why a provider could not be read. Each kind has one reaction; the numbers are stored and never change meaning.</summary>
public enum FailureKind
{
    /// <summary>The credentials are not accepted: ask the owner for new ones, do not retry.</summary>
    Unauthorized = 1,

    /// <summary>The credentials are good but may not do this: ask the owner, do not retry.</summary>
    Forbidden = 2,

    /// <summary>Too many requests: wait as told.</summary>
    RateLimited = 3,

    /// <summary>The provider cannot be reached or answers 5xx: try again next round.</summary>
    Unavailable = 4,

    /// <summary>The provider did not answer in time: try again next round.</summary>
    Timeout = 5,

    /// <summary>It answered, but not in its own words: keep what is there and say so.</summary>
    InvalidResponse = 6,

    /// <summary>The process ended in the middle of a run.</summary>
    Interrupted = 7,

    /// <summary>The address a person gave leads where it may not: ask the owner for another one.</summary>
    AddressRefused = 8,

    /// <summary>There is nothing at the address any more: ask the owner for the new one, and look again now and then.</summary>
    NotFound = 9,
}

/// <summary>What a provider answered instead. Holds nothing the provider wrote, so it is safe to log and to show.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="RetryAfter">How long the provider asked us to wait, when it said so.</param>
public sealed record ProviderFailure(FailureKind Kind, TimeSpan? RetryAfter = null);

/// <summary>
/// Ends a call to a provider that did not succeed. An exception rather than a value, because a stream of pages can fail
/// in its middle; <see cref="Failure"/> is the closed set of reasons, and whoever started the call catches it once.
/// </summary>
public sealed class ProviderException(ProviderFailure failure, Exception? innerException = null)
    : Exception($"The provider call failed: {failure.Kind}.", innerException)
{
    public ProviderException(FailureKind kind, Exception? innerException = null)
        : this(new ProviderFailure(kind), innerException) { }

    public ProviderFailure Failure { get; } = failure;
}
