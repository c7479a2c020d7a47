using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>A server's wish for Digest authentication (RFC 7616), as far as it is one that can be fulfilled.</summary>
internal sealed partial record DigestChallenge(string Realm, string Nonce, string? Opaque, string? Algorithm, bool HasQop, bool IsStale)
{
    public HashAlgorithmName Hash => Algorithm is not null && IsSha256(Algorithm) ? HashAlgorithmName.SHA256 : HashAlgorithmName.MD5;

    /// <summary>The strongest of those that a server offers; null when it offers none.</summary>
    public static DigestChallenge? Of(IEnumerable<AuthenticationHeaderValue> offers) =>
        offers
            .Where(offer => offer.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase))
            .Select(offer => Read(offer.Parameter ?? ""))
            .OfType<DigestChallenge>()
            .OrderByDescending(challenge => challenge.Hash == HashAlgorithmName.SHA256)
            .FirstOrDefault();

    private static DigestChallenge? Read(string parameters)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter().Matches(parameters))
        {
            var quoted = match.Groups["quoted"];
            var value = quoted.Success ? Escape().Replace(quoted.Value, "$1") : match.Groups["plain"].Value;
            said.TryAdd(match.Groups["name"].Value, value);
        }

        var algorithm = said.GetValueOrDefault("algorithm");
        var qop = said.GetValueOrDefault("qop")?.Split(',', StringSplitOptions.TrimEntries);
        var known = algorithm is null || algorithm.Equals("MD5", StringComparison.OrdinalIgnoreCase) || IsSha256(algorithm);
        return known && said.TryGetValue("nonce", out var nonce) && qop?.Contains("auth", StringComparer.OrdinalIgnoreCase) != false
            ? new DigestChallenge(
                said.GetValueOrDefault("realm") ?? "",
                nonce,
                said.GetValueOrDefault("opaque"),
                algorithm,
                qop is not null,
                "true".Equals(said.GetValueOrDefault("stale"), StringComparison.OrdinalIgnoreCase)
            )
            : null;
    }

    private static bool IsSha256(string algorithm) => algorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(?<name>[A-Za-z]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\s,"]+))""", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(.)", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
