namespace Remindly.Core.Scheduling;

/// <summary>Turns a provider's failure into what a person who waits for it is told.</summary>
internal static class ProviderTrouble
{
    public static Outcome<T>.ProviderFailed Of<T>(FailureKind kind, string providerName) => Of<T>(new ProviderFailure(kind), providerName);

    public static Outcome<T>.ProviderFailed Of<T>(ProviderFailure failure, string providerName) =>
        new(FailureWords.Code(failure.Kind), FailureWords.Sentence(failure.Kind, providerName, retriesByItself: false), failure.RetryAfter);
}

/// <summary>Turns what is missing in filled-in credentials into answers beside the fields.</summary>
internal static class CredentialFaults
{
    /// <summary>Null when the provider can be asked.</summary>
    public static Outcome<T>.Refused? Of<T>(ISchedulingProvider provider, Credentials credentials)
    {
        var faults = provider.Check(credentials);
        return faults.Count == 0
            ? null
            : new Outcome<T>.Refused(
                faults
                    .GroupBy(fault => fault.Field)
                    .ToDictionary(group => group.Key, group => group.Select(fault => fault.Message).ToArray())
            );
    }
}
