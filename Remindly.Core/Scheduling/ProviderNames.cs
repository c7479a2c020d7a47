namespace Remindly.Core.Scheduling;

/// <summary>What people call the registered providers.</summary>
public sealed class ProviderNames(IEnumerable<ISchedulingProvider> providers)
{
    private readonly Dictionary<string, string> names = providers.ToDictionary(
        provider => provider.Info.Key,
        provider => provider.Info.Name,
        StringComparer.Ordinal
    );

    /// <summary>"Acuity Scheduling" for <c>acuity</c>; null for no key or an unknown one.</summary>
    public string? NameOf(string? key) => key is null ? null : names.GetValueOrDefault(key);
}
