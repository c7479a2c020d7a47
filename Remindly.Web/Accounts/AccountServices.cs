using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Remindly.Core.Accounts;
using Remindly.Core.Persistence;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>Who may come in, and how: a session cookie for pages, a bearer token for <c>/api</c>, never one for the other.</summary>
internal static class AccountServices
{
    public static readonly TimeSpan SessionCheck = TimeSpan.FromMinutes(1);

    private const string CookieOrBearer = "Remindly";

    public static void AddAccounts(this IServiceCollection services)
    {
        services
            .AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(
                CookieOrBearer,
                null,
                scheme =>
                    scheme.ForwardDefaultSelector = context =>
                        context.IsApi ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme
            )
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(ConfigureCookie));
        services.AddAuthorization();

        services
            .AddIdentityCore<RemindlyUser>(Configure)
            .AddEntityFrameworkStores<RemindlyDb>()
            .AddApiEndpoints()
            .AddSignInManager<RemindlySignIn>()
            .AddErrorDescriber<AccountWords>()
            .AddPasswordValidator<PasswordRules>()
            .AddUserValidator<UserRules>()
            .AddClaimsPrincipalFactory<ClaimsFactory>();
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = SessionCheck);
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<IOptions<SiteOptions>>(
                (passkeys, site) =>
                {
                    passkeys.ServerDomain = site.Value.PublicUrl?.Host;
                    passkeys.ResidentKeyRequirement = "required";
                    passkeys.UserVerificationRequirement = "required";
                }
            );

        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CurrentUser>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<Registration>();
    }

    private static void Configure(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.User.RequireUniqueEmail = true;
        identity.User.AllowedUserNameCharacters = "";

        identity.Password.RequiredLength = PasswordRules.Shortest;
        identity.Password.RequiredUniqueChars = 1;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;

        // Short, so that guessing is slow and nobody is kept out by somebody else's guesses.
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "remindly.session";
        cookie.LoginPath = AppUrls.Login;
        cookie.LogoutPath = AppUrls.Logout;
        cookie.AccessDeniedPath = "/status/403";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
    }
}
