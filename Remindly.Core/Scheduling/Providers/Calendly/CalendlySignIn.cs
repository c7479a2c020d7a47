using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>How one signs in at Calendly.</summary>
internal static class CalendlySignIn
{
    public static OAuthService Of(CalendlyOptions options)
    {
        var at = options.SignInUrl.TrimEnd('/');
        return new OAuthService
        {
            Provider = CalendlyProvider.Key,
            ClientId = options.ClientId,
            ClientSecret = options.ClientSecret,
            Authorize = new Uri($"{at}/authorize"),
            Token = new Uri($"{at}/token"),
            Revoke = new Uri($"{at}/revoke"),
            Budget = options.VerifyTimeout,
            RevokedField = "token",
            ChecksVerifier = true,
            SignsInByHeader = true,
        };
    }
}
