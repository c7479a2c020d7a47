using System.Text;

namespace Remindly.Tests.Infrastructure;

/// <summary>Reads what a mail server was given.</summary>
public static class Letters
{
    /// <summary>Its text: quoted-printable breaks long lines, and base64 hides them.</summary>
    public static string Body(string letter) =>
        letter.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(letter.Split("\n\n", 2)[1].ReplaceLineEndings("")))
            : letter.Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
}
