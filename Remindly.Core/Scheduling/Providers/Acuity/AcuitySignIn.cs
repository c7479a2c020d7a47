using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>How one signs in at Acuity.</summary>
internal static class AcuitySignIn
{
    public static OAuthService Of(AcuityOptions options)
    {
        var at = options.SignInUrl.TrimEnd('/');
        return new OAuthService
        {
            Provider = AcuityProvider.Key,
            ClientId = options.ClientId,
            ClientSecret = options.ClientSecret,
            Authorize = new Uri($"{at}/authorize"),
            Token = new Uri($"{at}/token"),
            Revoke = new Uri($"{at}/disconnect"),
            Budget = options.VerifyTimeout,
            RevokedField = "access_token",
            Scope = "api-v1",
        };
    }
}
