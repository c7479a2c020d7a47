using System.Text.Json.Serialization;
using Remindly.Core.Scheduling;

namespace Remindly.Web.Api;

/// <summary>What a provider is signed in to with. Write-only: no answer repeats it.</summary>
internal abstract class CredentialBody
{
    public string? ProviderUserId { get; init; }

    public string? ApiKey { get; init; }

    public string? ApiSecret { get; init; }

    public string? AccessToken { get; init; }

    /// <summary>Where a calendar is.</summary>
    public string? Url { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    [JsonIgnore]
    public Credentials Credentials =>
        new()
        {
            ProviderUserId = ProviderUserId?.Trim(),
            ApiKey = ApiKey?.Trim(),
            ApiSecret = ApiSecret?.Trim(),
            AccessToken = AccessToken?.Trim(),
            Url = Url?.Trim(),
            Username = Username?.Trim(),
            Password = Password?.Trim(),
        };

    protected bool HasCredentials => (ProviderUserId ?? ApiKey ?? ApiSecret ?? AccessToken ?? Url ?? Username ?? Password) is not null;
}
