using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>Says where requests may go: judges an address as it is written, and then what its name turns out to be.</summary>
internal sealed class OutwardGate(IOptions<OutwardOptions> options)
{
    private const int LongestAddress = 2_000;

    private const UnicodeCategory Mark = UnicodeCategory.NonSpacingMark;

    private static readonly int[] Ports = [80, 443, 8443];

    // Names that only mean something inside a house or a company.
    private static readonly string[] InsideNames =
    [
        ".localhost",
        ".local",
        ".localdomain",
        ".internal",
        ".intranet",
        ".lan",
        ".home",
        ".corp",
        ".private",
        ".home.arpa",
        ".in-addr.arpa",
        ".ip6.arpa",
        ".test",
        ".invalid",
        ".onion",
    ];

    private readonly Uri? sandbox = Sandbox(options.Value.SandboxAddress);

    private bool IsOpen => options.Value.AllowPrivateNetworks;

    /// <summary>Whether an address may be asked at all, before its name is looked up.</summary>
    public bool MayVisit(Uri address) =>
        IsPlain(address) && (IsOpen || IsSandbox(address) || (Ports.Contains(address.Port) && IsOutsideHost(address)));

    /// <summary>Whether a connection may be made to what a name turned out to be.</summary>
    public bool MayConnect(string host, int port, IReadOnlyCollection<IPAddress> found) =>
        IsOpen || IsSandboxHost(host, port) || found.All(OutwardRanges.IsOutside);

    private static Uri? Sandbox(string? address) =>
        Uri.TryCreate(address?.TrimEnd('/') + "/", UriKind.Absolute, out var sandbox) ? sandbox : null;

    // What a person sees and what a program takes it for must be the same: no other spellings of numbers, no user, no escapes.
    private static bool IsPlain(Uri address) =>
        address.IsAbsoluteUri
        && address.OriginalString.Length <= LongestAddress
        && address.Scheme is "http" or "https"
        && address.UserInfo.Length == 0
        && WrittenHost(address.OriginalString) is { } written
        && written.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
        && !written.EndsWith('.')
        && written.All(letter => char.IsAscii(letter) || char.IsLetter(letter) || char.GetUnicodeCategory(letter) == Mark);

    private static string? WrittenHost(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            return null;
        }

        var authority = address.AsSpan(start);
        var end = authority.IndexOfAny('/', '?', '#');
        authority = end < 0 ? authority : authority[..end];
        var port = authority.LastIndexOf(':');
        return (port > authority.LastIndexOf(']') ? authority[..port] : authority).ToString();
    }

    private static bool IsOutsideHost(Uri address)
    {
        var host = address.IdnHost;
        if (IPAddress.TryParse(host, out var number))
        {
            return OutwardRanges.IsOutside(number);
        }

        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length < host.Length
            && !last.All(char.IsAsciiDigit)
            && !InsideNames.Any(name => host.EndsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsSandbox(Uri address) =>
        IsSandboxHost(address.IdnHost, address.Port)
        && address.Scheme == sandbox!.Scheme
        && address.AbsolutePath.StartsWith(sandbox.AbsolutePath, StringComparison.Ordinal)
        && !address.AbsolutePath.Contains('%', StringComparison.Ordinal);

    private bool IsSandboxHost(string host, int port) =>
        sandbox is not null && sandbox.Port == port && sandbox.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase);
}
