using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>Proves that one knows the password without sending it (RFC 7616, section 3.4); a nonce is used as long as it is good.</summary>
internal sealed class DigestAnswer(DigestChallenge challenge)
{
    private int uses;

    public string Nonce => challenge.Nonce;

    public string Header(Credentials credentials, HttpMethod method, Uri address, string? clientNonce = null)
    {
        var (user, uri) = (credentials.Username ?? "", address.PathAndQuery);
        var count = Interlocked.Increment(ref uses).ToString("x8", CultureInfo.InvariantCulture);
        var own = clientNonce ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var secret = Hash($"{user}:{challenge.Realm}:{credentials.Password}");
        var asked = Hash($"{method.Method}:{uri}");
        var proof = challenge.HasQop
            ? Hash($"{secret}:{challenge.Nonce}:{count}:{own}:auth:{asked}")
            : Hash($"{secret}:{challenge.Nonce}:{asked}");
        var header = new StringBuilder("Digest ")
            .Append("username=")
            .Append(Quoted(user))
            .Append(", realm=")
            .Append(Quoted(challenge.Realm))
            .Append(", nonce=")
            .Append(Quoted(challenge.Nonce))
            .Append(", uri=")
            .Append(Quoted(uri))
            .Append(", response=")
            .Append(Quoted(proof));
        if (challenge.Algorithm is { } algorithm)
        {
            header.Append(", algorithm=").Append(algorithm);
        }

        if (challenge.Opaque is { } opaque)
        {
            header.Append(", opaque=").Append(Quoted(opaque));
        }

        if (challenge.HasQop)
        {
            header.Append(", qop=auth, nc=").Append(count).Append(", cnonce=").Append(Quoted(own));
        }

        return header.ToString();
    }

    private string Hash(string text) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(challenge.Hash, Encoding.UTF8.GetBytes(text)));

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
