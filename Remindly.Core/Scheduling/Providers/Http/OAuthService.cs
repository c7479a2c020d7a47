namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>What a provider's sign-in is like. A class, because a record's <c>ToString</c> would print the secret.</summary>
internal sealed class OAuthService
{
    /// <summary>The provider, and the HTTP client named after it.</summary>
    public required string Provider { get; init; }

    public required string? ClientId { get; init; }

    public required string? ClientSecret { get; init; }

    /// <summary>Where a person says yes.</summary>
    public required Uri Authorize { get; init; }

    public required Uri Token { get; init; }

    public required Uri Revoke { get; init; }

    /// <summary>What the field of <see cref="Revoke"/> is called.</summary>
    public required string RevokedField { get; init; }

    public string? Scope { get; init; }

    /// <summary>The provider checks that whoever brings the code also began the sign-in (RFC 7636).</summary>
    public bool ChecksVerifier { get; init; }

    /// <summary>Who asks is said in a header, not in the form.</summary>
    public bool SignsInByHeader { get; init; }

    public required TimeSpan Budget { get; init; }
}
