namespace Remindly.Core.Scheduling;

/// <summary>How a failure is named to programs and told to people.</summary>
public static class FailureWords
{
    /// <summary>The code of the HTTP contract, such as <c>rate_limited</c>.</summary>
    public static string Code(FailureKind kind) =>
        kind switch
        {
            FailureKind.Unauthorized => "unauthorized",
            FailureKind.Forbidden => "forbidden",
            FailureKind.RateLimited => "rate_limited",
            FailureKind.Unavailable => "unavailable",
            FailureKind.Timeout => "timeout",
            FailureKind.InvalidResponse => "invalid_response",
            FailureKind.Interrupted => "interrupted",
            FailureKind.AddressRefused => "address_refused",
            FailureKind.NotFound => "not_found",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown failure."),
        };

    /// <summary>Only a person can mend it, with another key, password or address.</summary>
    public static bool NeedsCredentials(FailureKind kind) =>
        kind is FailureKind.Unauthorized or FailureKind.Forbidden or FailureKind.AddressRefused or FailureKind.NotFound;

    /// <summary>What to tell a person who is connecting this provider and waits.</summary>
    public static string Sentence(FailureKind kind, ProviderInfo provider) =>
        provider.Words.GetValueOrDefault(kind) ?? Sentence(kind, provider.Name, retriesByItself: false, provider.Secret);

    /// <summary>What happened, then what to do, for a caregiver.</summary>
    /// <param name="retriesByItself">Whether Remindly will try again without being asked.</param>
    /// <param name="secret">See <see cref="ProviderInfo.Secret"/>.</param>
    public static string Sentence(FailureKind kind, string providerName, bool retriesByItself, string secret = "key")
    {
        var next = retriesByItself ? "Remindly tries again by itself." : "Try again in a few minutes.";
        return kind switch
        {
            FailureKind.Unauthorized => $"{providerName} did not accept the {secret}. Paste a new one.",
            FailureKind.Forbidden =>
                $"{providerName} does not let this {secret} read the appointments. Ask the account's owner for one that may.",
            FailureKind.RateLimited => $"{providerName} asked us to slow down. {next}",
            FailureKind.Unavailable => $"{providerName} cannot be reached right now. {next}",
            FailureKind.Timeout => $"{providerName} took too long to answer. {next}",
            FailureKind.InvalidResponse =>
                $"{providerName} answered something Remindly could not read. What is here stays as it was. {next}",
            FailureKind.Interrupted => $"The last check was cut off before it was done. {next}",
            FailureKind.AddressRefused => "This address leads to a place Remindly may not read. Paste the calendar's public address.",
            FailureKind.NotFound => "There is no calendar at this address any more. What is here stays as it was. Paste the new address.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown failure."),
        };
    }
}
