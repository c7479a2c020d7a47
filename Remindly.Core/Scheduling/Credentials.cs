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

    /// <summary>When <see cref="AccessToken"/> ends; null when it does not, or nobody said.</summary>
    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    /// <summary>What a new access token is got with (RFC 6749, section 6).</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Where a calendar is. A secret: whoever holds a private calendar's address reads it.</summary>
    public string? Url { get; init; }

    /// <summary>Whom a calendar's server knows; not secret.</summary>
    public string? Username { get; init; }

    public string? Password { get; init; }

    public override string ToString() => "[credentials]";
}

/// <summary>Credentials in use, and how many HTTP requests they have made, retries included.</summary>
public sealed class ProviderConnection(Credentials credentials)
{
    private readonly Lock gate = new();
    private Task<Credentials?>? renewal;
    private int requests;

    public Credentials Credentials { get; private set; } = credentials;

    /// <summary>Gets others in place of refused ones, if there are any; asked once at most.</summary>
    public Func<Credentials, CancellationToken, Task<Credentials?>>? Renewal { get; init; }

    /// <summary>Which of the account's calendars are wanted, by <see cref="OfferedCalendar.Id"/>; null: all.</summary>
    public IReadOnlyList<string>? Calendars { get; init; }

    /// <summary>Where whole days and times without a zone are when one appointment is looked up: as in the run's fetch.</summary>
    public string TimeZone { get; set; } = "Etc/UTC";

    public int Requests => requests;

    public void CountRequest() => Interlocked.Increment(ref requests);

    /// <summary>
    /// Whether a request that the provider refused is worth one more try, because there are other credentials now. A token may have
    /// been ended before its time; once is enough to tell that from a connection that is over.
    /// </summary>
    /// <param name="refused">What the request was sent with.</param>
    /// <exception cref="ProviderException">Nobody could tell.</exception>
    public async Task<bool> RenewAsync(Credentials refused, CancellationToken cancellationToken)
    {
        if (Renewal is null)
        {
            return false;
        }

        Task<Credentials?> renewing;
        lock (gate)
        {
            renewing = renewal ??= Renewal(refused, cancellationToken);
        }

        if (await renewing is not { } fresh || fresh.AccessToken == refused.AccessToken)
        {
            return false;
        }

        Credentials = fresh;
        return true;
    }
}

/// <summary>The account behind accepted credentials.</summary>
/// <param name="Id">The provider's stable id of the account.</param>
/// <param name="TimeZone">IANA, or null when the provider does not say or says an unknown one.</param>
public sealed record ProviderAccount(string Id, string? Name, string? Email, string? TimeZone);
