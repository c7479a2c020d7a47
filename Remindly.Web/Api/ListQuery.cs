using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Remindly.Core;

namespace Remindly.Web.Api;

/// <summary>Which part of a list is wanted, as it stands in an address.</summary>
internal sealed record ListQuery
{
    [FromQuery(Name = "limit"), Description("How many at most, 1 to 200; 50 if left out.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("The next_cursor of the part before.")]
    public string? Cursor { get; init; }

    public PageRequest Read() => new(Cursor, QueryText.Number(Limit, PageRequest.UsualItems));
}

/// <summary>Reads values of an address; empty ones count as left out.</summary>
internal static class QueryText
{
    /// <summary>What is no number becomes 0, which no limit allows.</summary>
    public static int Number(string? text, int usual) =>
        string.IsNullOrWhiteSpace(text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;

    public static Guid? Id(string? text, string name, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id;
        }

        faults.Add(name, "This is not an id.");
        return null;
    }

    public static DateTimeOffset? Instant(string? text, string name, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Json.InstantJson.TryRead(text, out var instant))
        {
            return instant;
        }

        faults.Add(name, Json.InstantJson.Wanted);
        return null;
    }

    public static IReadOnlyCollection<T> Any<T>(string[]? texts, string name, Faults faults)
        where T : struct, Enum
    {
        HashSet<T> values = [];
        foreach (var text in (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (Words.TryRead<T>(text, out var value))
            {
                values.Add(value);
            }
            else
            {
                faults.Add(name, $"Use one of: {Words.All<T>()}.");
            }
        }

        return values;
    }
}
