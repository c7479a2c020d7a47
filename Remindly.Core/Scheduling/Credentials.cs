namespace Remindly.Core.Scheduling;

/// <summary>
/// What a connection signs in with, in the clear: lives only while a call needs it. A class, not a record, because a record's
/// <c>ToString</c> would print it. Empty text counts as absent.
/// </summary>
public sealed class Credentials
{
    /// <summary>The account's id at the provider, such as Acuity's numeric User ID; not secret.</summary>
    public string? ProviderUserId { get; init; }

    public string? ApiKey { get; init; }

    public string? ApiSecret { get; init; }

    public string? AccessToken { get; init; }

    public override string ToString() => "[credentials]";
}

/// <summary>Credentials in use, and how many HTTP requests they have made, retries included.</summary>
public sealed class ProviderConnection(Credentials credentials)
{
    private int requests;

    public Credentials Credentials { get; } = credentials;

    public int Requests => requests;

    public void CountRequest() => Interlocked.Increment(ref requests);
}

/// <summary>The account behind accepted credentials.</summary>
/// <param name="Id">The provider's stable id of the account.</param>
/// <param name="TimeZone">IANA, or null when the provider does not say or says an unknown one.</param>
public sealed record ProviderAccount(string Id, string? Name, string? Email, string? TimeZone);
