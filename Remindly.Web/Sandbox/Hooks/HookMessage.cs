using System.Security.Cryptography;
using System.Text;

namespace Remindly.Web.Sandbox.Hooks;

/// <summary>What is sent: made once, so that a second attempt sends the same bytes.</summary>
/// <param name="About">The id of what changed.</param>
/// <param name="Signature">Name and value of a header; null: not signed.</param>
internal sealed record HookMessage(
    HookTarget To,
    string Event,
    string About,
    string ContentType,
    string Body,
    (string Name, string Value)? Signature
)
{
    public static byte[] Sign(string key, string signed) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed));
}
