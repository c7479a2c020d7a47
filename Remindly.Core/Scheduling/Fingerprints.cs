using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Remindly.Core.Scheduling;

/// <summary>Hashes what a sync stores of an appointment, so that an unchanged one is known without comparing fields.</summary>
public static class Fingerprints
{
    private const char Separator = '\u001f';

    /// <summary>32 hexadecimal digits of SHA-256 over the parts; null and empty differ.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part is null ? "-" : "+").Append(part).Append(Separator);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    public static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset instant) => instant.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
