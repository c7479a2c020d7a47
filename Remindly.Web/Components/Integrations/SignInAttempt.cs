using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Remindly.Web.Components.Integrations;

/// <summary>One attempt to sign in at a provider. A class, because a record's <c>ToString</c> would print the verifier.</summary>
public sealed class SignInAttempt
{
    public required Guid UserId { get; init; }

    public required string Provider { get; init; }

    /// <summary>The connection that gets new tokens; null for a new one.</summary>
    public Guid? IntegrationId { get; init; }

    public required string State { get; init; }

    public required string Verifier { get; init; }

    public required string Callback { get; init; }
}

/// <summary>
/// Keeps an attempt, sealed, in a cookie of the browser that began it: whoever comes back without it, or as somebody else, with
/// another state, too late or a second time, is sent to begin anew.
/// </summary>
public sealed class SignInAttempts(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "remindly.signin";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly IDataProtector protector = protection.CreateProtector("Remindly.SignInAttempt");
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);

    public static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public void Begin(HttpContext context, SignInAttempt attempt)
    {
        var until = clock.GetUtcNow() + Life;
        var text = JsonSerializer.Serialize((Sealed)new(attempt, until.UtcTicks), JsonSerializerOptions.Default);
        context.Response.Cookies.Append(Cookie, protector.Protect(text), Options(context, until));
    }

    /// <summary>The attempt that this browser began, once; null when there is none, or it is not this one.</summary>
    public SignInAttempt? End(HttpContext context, Guid userId, string provider, string? state)
    {
        var cookie = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, Options(context, null));
        return
            Open(cookie) is { } attempt
            && attempt.UserId == userId
            && attempt.Provider == provider
            && state is not null
            && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(state),
                System.Text.Encoding.UTF8.GetBytes(attempt.State)
            )
            && IsFirst(attempt.State)
            ? attempt
            : null;
    }

    private SignInAttempt? Open(string? cookie)
    {
        try
        {
            return
                cookie is not null
                && JsonSerializer.Deserialize<Sealed>(protector.Unprotect(cookie), JsonSerializerOptions.Default) is { } opened
                && opened.Until > clock.GetUtcNow().UtcTicks
                ? opened.Attempt
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private bool IsFirst(string state)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, _) in used.Where(each => each.Value <= now))
        {
            used.TryRemove(old, out _);
        }

        return used.TryAdd(state, now + Life);
    }

    private static CookieOptions Options(HttpContext context, DateTimeOffset? until) =>
        new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            // It has to come along when the provider sends the browser back.
            SameSite = SameSiteMode.Lax,
            Path = AppUrls.SignIn,
            Expires = until,
            IsEssential = true,
        };

    private sealed record Sealed(SignInAttempt Attempt, long Until)
    {
        public override string ToString() => "[attempt]";
    }
}
