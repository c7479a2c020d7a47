namespace Remindly.Core.Scheduling;

/// <summary>
/// How a person connects by signing in at the provider (OAuth 2, RFC 6749) instead of copying a key. Every method that asks the
/// provider throws <see cref="ProviderException"/> when it cannot, within a bounded time.
/// </summary>
public interface IProviderSignIn
{
    /// <summary>The provider's key, such as <c>calendly</c>.</summary>
    string Provider { get; }

    /// <summary>Whether this installation is known to the provider: without that nobody can sign in.</summary>
    bool IsConfigured { get; }

    /// <summary>Where the person's browser goes to sign in and to say yes.</summary>
    /// <param name="state">Comes back unchanged.</param>
    /// <param name="verifier">The secret of this one attempt; only its hash is sent, where the provider can check it (RFC 7636).</param>
    Uri AddressFor(string state, string verifier, Uri callback);

    /// <summary>Trades the code that the browser brought back for tokens.</summary>
    Task<Credentials> ExchangeAsync(string code, string verifier, Uri callback, CancellationToken cancellationToken);

    /// <summary>New tokens for the ones that end; the refresh token among these is worthless from then on.</summary>
    Task<Credentials> RefreshAsync(Credentials credentials, CancellationToken cancellationToken);

    /// <summary>Ends what was granted.</summary>
    Task RevokeAsync(Credentials credentials, CancellationToken cancellationToken);
}
