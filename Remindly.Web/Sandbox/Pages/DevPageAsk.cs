using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>What the page shows, kept in its address.</summary>
internal sealed record DevPageAsk(string Client, bool Past, int Page)
{
    public const int Rows = 40;

    public static DevPageAsk From(IQueryCollection query) =>
        new(
            query["client"].ToString().Trim(),
            query["when"] == "past",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1_000_000) : 1
        );

    public string Query(string? done = null)
    {
        var query = new QueryBuilder();
        Add(query, "client", Client);
        Add(query, "when", Past ? "past" : "");
        Add(query, "page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : "");
        Add(query, "done", done ?? "");
        return query.ToQueryString().Value ?? "";
    }

    /// <summary>The rows of this page, and one more where there are more.</summary>
    /// <param name="words">What a row is found by.</param>
    public IReadOnlyList<T> Select<T>(IEnumerable<T> all, DateTimeOffset now, Func<T, DateTimeOffset> end, Func<T, string> words)
    {
        var rows = all.Where(each =>
            end(each) < now == Past && (Client.Length == 0 || words(each).Contains(Client, StringComparison.OrdinalIgnoreCase))
        );
        return [.. (Past ? rows.Reverse() : rows).Skip((Page - 1) * Rows).Take(Rows + 1)];
    }

    private static void Add(QueryBuilder query, string name, string value)
    {
        if (value.Length > 0)
        {
            query.Add(name, value);
        }
    }
}
