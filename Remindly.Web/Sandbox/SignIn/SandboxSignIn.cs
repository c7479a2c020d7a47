using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Remindly.Web.Sandbox.SignIn;

/// <summary>The sign-in of an outside service (OAuth 2): codes, access tokens and refresh tokens, all in memory.</summary>
public sealed class SandboxSignIn(TimeProvider clock)
{
    public const string ClientId = "remindly-sandbox";

    /// <summary>Invented, and of no use anywhere else.</summary>
    public const string ClientSecret = "sandbox-secret-5ca1ab1e0ff1ce";

    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Granted> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string UserId, DateTimeOffset Until)> tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> refreshes = new(StringComparer.Ordinal);
    private int refreshed;
    private int spent;
    private int revoked;

    /// <summary>Access tokens end, and each refresh token works once.</summary>
    public bool Rotates { get; init; }

    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How many refreshes worked.</summary>
    public int Refreshed => refreshed;

    /// <summary>How often somebody came with a refresh token that had been used.</summary>
    public int Spent => spent;

    public int Revoked => revoked;

    /// <summary>Whose access token it is, while it lives.</summary>
    public string? UserOf(string token) =>
        tokens.TryGetValue(token, out var known) && (!Rotates || known.Until > clock.GetUtcNow()) ? known.UserId : null;

    /// <summary>Ends everything that was granted, as an owner can in their account.</summary>
    public void EndAll()
    {
        tokens.Clear();
        refreshes.Clear();
    }

    /// <summary>A code for whoever said yes.</summary>
    public string Allow(string userId, string redirectUri, string? challenge)
    {
        var code = Make("code");
        codes[code] = new Granted(userId, redirectUri, challenge, clock.GetUtcNow() + CodeLife);
        return code;
    }

    internal SandboxTokens? Exchange(string code, string redirectUri, string? verifier) =>
        codes.TryRemove(code, out var granted)
        && granted.Until > clock.GetUtcNow()
        && granted.RedirectUri == redirectUri
        && (granted.Challenge is null || granted.Challenge == Challenge(verifier))
            ? Give(granted.UserId)
            : null;

    internal SandboxTokens? Refresh(string refreshToken)
    {
        if (!refreshes.TryRemove(refreshToken, out var userId))
        {
            Interlocked.Increment(ref spent);
            return null;
        }

        Interlocked.Increment(ref refreshed);
        return Give(userId);
    }

    internal void Revoke(string token)
    {
        Interlocked.Increment(ref revoked);
        if (tokens.TryRemove(token, out var known) || refreshes.ContainsKey(token))
        {
            var userId = known.UserId ?? refreshes.GetValueOrDefault(token);
            foreach (var (refresh, _) in refreshes.Where(each => each.Value == userId))
            {
                refreshes.TryRemove(refresh, out _);
            }
        }
    }

    private SandboxTokens Give(string userId)
    {
        var given = new SandboxTokens(userId, Make("access"), Rotates ? Make("refresh") : null, TokenLife);
        tokens[given.Access] = (userId, clock.GetUtcNow() + TokenLife);
        if (given.Refresh is { } refresh)
        {
            refreshes[refresh] = userId;
        }

        return given;
    }

    private static string Make(string kind) => $"sandbox-{kind}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}";

    private static string Challenge(string? verifier) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier ?? "")));

    private sealed record Granted(string UserId, string RedirectUri, string? Challenge, DateTimeOffset Until);
}

internal sealed record SandboxTokens(string UserId, string Access, string? Refresh, TimeSpan Life);
