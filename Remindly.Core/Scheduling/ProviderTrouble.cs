namespace Remindly.Core.Scheduling;

/// <summary>Turns a provider's failure into what a person who waits for it is told.</summary>
internal static class ProviderTrouble
{
    public static Outcome<T>.ProviderFailed Of<T>(FailureKind kind, string providerName) => Of<T>(new ProviderFailure(kind), providerName);

    public static Outcome<T>.ProviderFailed Of<T>(ProviderFailure failure, ProviderInfo provider) =>
        new(FailureWords.Code(failure.Kind), FailureWords.Sentence(failure.Kind, provider), failure.RetryAfter);

    public static Outcome<T>.ProviderFailed Of<T>(ProviderFailure failure, string providerName) =>
        new(FailureWords.Code(failure.Kind), FailureWords.Sentence(failure.Kind, providerName, retriesByItself: false), failure.RetryAfter);
}
