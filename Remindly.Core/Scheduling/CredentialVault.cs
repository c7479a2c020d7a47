using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Remindly.Core.Scheduling.SignIn;

namespace Remindly.Core.Scheduling;

/// <summary>Credentials as ciphertext bound to one row.</summary>
public sealed class SealedCredentials
{
    public string? ProviderUserId { get; init; }

    public string? ApiKey { get; init; }

    public string? ApiSecret { get; init; }

    public string? AccessToken { get; init; }

    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    public string? RefreshToken { get; init; }

    public string? Url { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    public string? WebhookSecret { get; init; }

    public string? Hint { get; init; }

    public override string ToString() => "[credentials]";
}

/// <summary>
/// Encrypts credentials with the rotating key ring of ASP.NET Core Data Protection. The integration's id and the field are part
/// of the purpose, so that a ciphertext copied to another row or field does not decrypt.
/// </summary>
public sealed class CredentialVault(IDataProtectionProvider protection)
{
    private const string Purpose = "Remindly.SchedulingIntegration";
    private const string Revoked = "Revoked";
    private const int ShortestSecretWithHint = 12;

    public SealedCredentials Seal(Guid integrationId, Credentials credentials) =>
        new()
        {
            ProviderUserId = credentials.ProviderUserId,
            ApiKey = Seal(integrationId, nameof(Credentials.ApiKey), credentials.ApiKey),
            ApiSecret = Seal(integrationId, nameof(Credentials.ApiSecret), credentials.ApiSecret),
            AccessToken = Seal(integrationId, nameof(Credentials.AccessToken), credentials.AccessToken),
            AccessTokenExpiresAt = credentials.AccessTokenExpiresAt,
            RefreshToken = Seal(integrationId, nameof(Credentials.RefreshToken), credentials.RefreshToken),
            Url = Seal(integrationId, nameof(Credentials.Url), credentials.Url),
            Username = credentials.Username,
            Password = Seal(integrationId, nameof(Credentials.Password), credentials.Password),
            Hint = Hint(credentials.ApiKey ?? credentials.AccessToken),
        };

    /// <summary>Null when they cannot be decrypted: the keys are missing, or the ciphertext was altered or belongs elsewhere.</summary>
    public Credentials? Open(SchedulingIntegration integration)
    {
        try
        {
            return new Credentials
            {
                ProviderUserId = integration.ProviderUserId,
                ApiKey = Open(integration.Id, nameof(Credentials.ApiKey), integration.ApiKey),
                ApiSecret = Open(integration.Id, nameof(Credentials.ApiSecret), integration.ApiSecret),
                AccessToken = Open(integration.Id, nameof(Credentials.AccessToken), integration.AccessToken),
                AccessTokenExpiresAt = integration.AccessTokenExpiresAt,
                RefreshToken = Open(integration.Id, nameof(Credentials.RefreshToken), RefreshClaim.Plain(integration.RefreshToken)),
                Url = Open(integration.Id, nameof(Credentials.Url), integration.Url),
                Username = integration.Username,
                Password = Open(integration.Id, nameof(Credentials.Password), integration.Password),
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A token that is only to be ended: it opens nothing else.</summary>
    internal string SealRevoked(Guid integrationId, string token) => Protector(integrationId, Revoked).Protect(token);

    /// <summary>Null when it cannot be decrypted.</summary>
    internal string? OpenRevoked(Guid integrationId, string token)
    {
        try
        {
            return Protector(integrationId, Revoked).Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string? Seal(Guid id, string field, string? text) => string.IsNullOrEmpty(text) ? null : Protector(id, field).Protect(text);

    private string? Open(Guid id, string field, string? text) => text is null ? null : Protector(id, field).Unprotect(text);

    private IDataProtector Protector(Guid id, string field) => protection.CreateProtector(Purpose, id.ToString("N"), field);

    private static string? Hint(string? secret) => secret?.Length >= ShortestSecretWithHint ? "…" + secret[^4..] : null;
}
