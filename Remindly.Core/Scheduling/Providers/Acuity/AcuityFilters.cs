namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>How Acuity is asked for certain people's appointments alone: by e-mail, by phone and by name.</summary>
internal static class AcuityFilters
{
    private const int MostNamesSplit = 4;

    /// <summary>Query endings; together they bring every record that could be one of these people's, and always name one of them.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<ClientIdentity> clients) =>
        [.. clients.SelectMany(Of).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(ClientIdentity client)
    {
        if (!string.IsNullOrWhiteSpace(client.Email))
        {
            yield return Filter("email", client.Email.Trim());
        }

        foreach (var phone in Phones(client.Phone))
        {
            yield return Filter("phone", phone);
        }

        foreach (var (first, last) in Names(client))
        {
            yield return Filter("firstName", first) + (last.Length > 0 ? Filter("lastName", last) : "");
        }
    }

    private static IEnumerable<string> Phones(string? phone)
    {
        var digits = ClientMatching.Digits(phone);
        if (digits.Length == 0)
        {
            yield break;
        }

        var international = phone!.TrimStart().StartsWith('+');
        yield return international ? "+" + digits : digits;
        if (international && digits.Length == 11 && digits[0] == '1')
        {
            // North American numbers are kept without their country's code.
            yield return digits[1..];
        }
    }

    // Nobody knows which of several names a practice took for the last one.
    private static IEnumerable<(string First, string Last)> Names(ClientIdentity client)
    {
        var names = Words(client.Name);
        foreach (var split in Splits(names))
        {
            yield return split;
        }

        var nicknames = Words(client.Nickname);
        if (nicknames.Length > 0)
        {
            yield return (string.Join(' ', nicknames), names.Length > 1 ? names[^1] : "");
        }

        foreach (var split in nicknames.Length > 1 ? Splits(nicknames) : [])
        {
            yield return split;
        }
    }

    private static IEnumerable<(string First, string Last)> Splits(string[] names)
    {
        if (names.Length == 1)
        {
            yield return (names[0], "");
        }

        for (var at = 1; at < names.Length; at++)
        {
            if (names.Length <= MostNamesSplit || at == 1 || at == names.Length - 1)
            {
                yield return (string.Join(' ', names[..at]), string.Join(' ', names[at..]));
            }
        }
    }

    private static string[] Words(string? name) => name?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Filter(string name, string value) => $"&{name}={Uri.EscapeDataString(value)}";
}
