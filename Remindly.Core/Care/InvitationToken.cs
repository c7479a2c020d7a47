using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Remindly.Core.Care;

/// <summary>The secret in an invitation's link: 256 random bits that fit an address as they are.</summary>
internal static class InvitationToken
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null for what cannot be a token, such as a page of text.</summary>
    public static string? Hash(string? token) =>
        token?.Length == Base64Url.GetEncodedLength(Bytes)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))
            : null;
}
