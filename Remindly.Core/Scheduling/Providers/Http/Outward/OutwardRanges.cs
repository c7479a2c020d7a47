using System.Net;
using System.Net.Sockets;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>
/// Which addresses are out on the internet. Of IPv6 only what is handed out to the world (2000::/3) passes; an IPv4 address inside of an
/// IPv6 one is judged as what it is.
/// </summary>
internal static class OutwardRanges
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // a cloud's own metadata, on a public number
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    // https://www.iana.org/assignments/iana-ipv6-special-registry
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] GlobalButInside =
    [
        IPNetwork.Parse("2001::/23"), // Teredo and other experiments
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"), // 6to4
        IPNetwork.Parse("3fff::/20"),
    ];

    // How a network that speaks only IPv6 writes an IPv4 address.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsOutside(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? IsOutsideV4(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? IsOutsideV4(address)
        : Translated.Contains(address) ? IsOutsideV4(new IPAddress(address.GetAddressBytes().AsSpan(12)))
        : Global.Contains(address) && !GlobalButInside.Any(range => range.Contains(address));

    private static bool IsOutsideV4(IPAddress address) => !Inside.Any(range => range.Contains(address));
}
