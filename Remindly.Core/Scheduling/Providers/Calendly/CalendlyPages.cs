using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Walks over the pages of a collection. All filters go along with each page's token.</summary>
internal static class CalendlyPages
{
    private const int MostPages = 2000;

    /// <param name="path">With its query, which has at least one member.</param>
    /// <returns>The rows of each page; null at the end when the pages led in a circle.</returns>
    public static async IAsyncEnumerable<IReadOnlyList<JsonElement>?> WalkAsync(
        CalendlyClient client,
        ProviderConnection connection,
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        HashSet<string> tokens = [];
        for (var query = ""; ; )
        {
            if (await client.ReadAsync(CalendlyCall.Get(connection, path + query), cancellationToken) is not { } body)
            {
                yield break;
            }

            if (body.Member("collection") is not { ValueKind: JsonValueKind.Array } rows)
            {
                throw new ProviderException(FailureKind.InvalidResponse);
            }

            yield return [.. rows.EnumerateArray()];
            if (Next(body) is not { } token)
            {
                yield break;
            }

            if (!tokens.Add(token) || tokens.Count > MostPages)
            {
                yield return null;
                yield break;
            }

            query = "&page_token=" + Uri.EscapeDataString(token);
        }
    }

    // Older answers have only a ready-made address; only its token is taken, so that nothing leads elsewhere.
    private static string? Next(JsonElement body)
    {
        var pagination = body.Member("pagination");
        if (pagination?.Text("next_page_token") is { Length: > 0 } token)
        {
            return token;
        }

        return Uri.TryCreate(pagination?.Text("next_page"), UriKind.Absolute, out var next)
            ? next
                .Query.TrimStart('?')
                .Split('&')
                .Where(part => part.StartsWith("page_token=", StringComparison.Ordinal))
                .Select(part => Uri.UnescapeDataString(part["page_token=".Length..]))
                .FirstOrDefault(each => each.Length > 0)
            : null;
    }
}
