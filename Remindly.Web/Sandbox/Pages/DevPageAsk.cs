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

    public IReadOnlyList<SandboxAppointment> Select(SandboxAccount account)
    {
        var now = account.Clock.GetUtcNow();
        var rows = account.Appointments.Where(each => each.End < now == Past && Concerns(each));
        return [.. (Past ? rows.Reverse() : rows).Skip((Page - 1) * Rows).Take(Rows + 1)];
    }

    private bool Concerns(SandboxAppointment each) =>
        Client.Length == 0 || $"{each.FullName} {each.Email} {each.Phone}".Contains(Client, StringComparison.OrdinalIgnoreCase);

    private static void Add(QueryBuilder query, string name, string value)
    {
        if (value.Length > 0)
        {
            query.Add(name, value);
        }
    }
}
