namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>What a pasted link is: where the calendar is read, whose it is, or why it is the wrong kind of link.</summary>
/// <param name="Address">Null when there is a <paramref name="Problem"/>.</param>
/// <param name="Vendor">Null when it is nobody's whom Remindly knows.</param>
internal sealed record FeedLink(Uri? Address, string? Vendor, string? Problem)
{
    private const int Longest = 2_000;
    private const string NoAddress = "That is not a calendar’s address. Copy the whole of it; it begins with https:// or webcal://.";

    public override string ToString() => "[link]";

    public static FeedLink Read(string? pasted)
    {
        var text = pasted?.Trim().Trim('<', '>', '"', '\'', '“', '”').Trim() ?? "";
        if (text.Length == 0)
        {
            return new FeedLink(null, null, "Paste the calendar’s address.");
        }

        if (text.Length > Longest || text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
        {
            return new FeedLink(null, null, NoAddress);
        }

        return
            Uri.TryCreate(Https(text), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? Judge(address)
            : new FeedLink(null, null, NoAddress);
    }

    private static FeedLink Judge(Uri address) =>
        address.UserInfo.Length > 0
            ? new FeedLink(null, null, "Leave the name and the password out of the address, and fill them in below it.")
            : FeedVendors.Judge(address);

    private static string Https(string text)
    {
        foreach (var scheme in new[] { "webcal://", "webcals://" })
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return string.Concat("https://", text.AsSpan(scheme.Length));
            }
        }

        // Copied from a place that hides how addresses begin.
        return text.Contains("://", StringComparison.Ordinal) || !text.Contains('.', StringComparison.Ordinal) ? text : $"https://{text}";
    }
}
