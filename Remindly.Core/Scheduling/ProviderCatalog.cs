using Remindly.Core.Scheduling.SignIn;

namespace Remindly.Core.Scheduling;

/// <summary>A provider and the connection it is used with.</summary>
public sealed record ConnectedProvider(ISchedulingProvider Provider, ProviderConnection Connection);

/// <summary>The providers there are, by key; makes one ready for an integration, or verifies credentials without one.</summary>
public sealed class ProviderCatalog(IEnumerable<ISchedulingProvider> providers, TokenKeeper tokens)
{
    public const string ChooseOne = "Choose one of the providers Remindly can connect to.";

    private readonly Dictionary<string, ISchedulingProvider> byKey = providers.ToDictionary(provider => provider.Info.Key);

    public IReadOnlyCollection<ISchedulingProvider> All => byKey.Values;

    public ISchedulingProvider? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);

    public string NameOf(string key) => Find(key)?.Info.Name ?? key;

    /// <summary>Null when the saved credentials cannot be decrypted, or the provider is not known to this version.</summary>
    /// <exception cref="ProviderException">Its access token has ended and the provider gave no new one.</exception>
    public async Task<ConnectedProvider?> ConnectAsync(SchedulingIntegration integration, CancellationToken cancellationToken) =>
        Find(integration.Provider) is { } provider && await tokens.FreshAsync(integration, cancellationToken) is { } credentials
            ? new ConnectedProvider(provider, Connection(integration, credentials))
            : null;

    private ProviderConnection Connection(SchedulingIntegration integration, Credentials credentials) =>
        new(credentials)
        {
            Calendars = integration.Settings.Calendars,
            Renewal = (refused, cancellationToken) => tokens.ReplaceAsync(integration, refused, cancellationToken),
        };

    /// <summary>Asks the provider whose credentials these are, and stores nothing.</summary>
    public static async Task<Verification> VerifyAsync(
        ISchedulingProvider provider,
        Credentials credentials,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return new Verification.Accepted(await provider.VerifyAsync(new ProviderConnection(credentials), cancellationToken));
        }
        catch (ProviderException problem)
        {
            return new Verification.Failed(problem.Failure);
        }
    }
}

/// <summary>How a verification ended.</summary>
public abstract record Verification
{
    private Verification() { }

    public sealed record Accepted(ProviderAccount Account) : Verification;

    public sealed record Failed(ProviderFailure Failure) : Verification;
}
