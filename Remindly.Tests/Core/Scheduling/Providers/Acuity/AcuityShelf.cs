using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

/// <summary>An account in memory that answers list queries as Acuity does: no pages, cut silently at <c>max</c>.</summary>
internal sealed class AcuityShelf(TimeSpan offset, IEnumerable<DateTimeOffset> starts)
{
    private readonly (long Id, DateTimeOffset Start)[] rows =
    [
        .. starts.Order().Select((start, at) => (9_000_000_001L + at, start.ToOffset(offset))),
    ];

    /// <summary>The most rows of any answer, whatever is asked for.</summary>
    public int Cap { get; init; } = int.MaxValue;

    public bool HonoursDirection { get; init; } = true;

    public bool HonoursMax { get; init; } = true;

    public List<string> Requests { get; } = [];

    public IEnumerable<long> Ids(DateTimeOffset from, DateTimeOffset to) =>
        rows.Where(row => row.Start >= from && row.Start <= to).Select(row => row.Id);

    public async IAsyncEnumerable<JsonElement> ReadAsync(string path)
    {
        await Task.CompletedTask;
        Requests.Add(path);
        var query = QueryHelpers.ParseQuery(path[path.IndexOf('?', StringComparison.Ordinal)..]);
        var (first, last) = (Day(query["minDate"].ToString()), Day(query["maxDate"].ToString()));
        var found = rows.Where(row =>
            DateOnly.FromDateTime(row.Start.DateTime) >= first && DateOnly.FromDateTime(row.Start.DateTime) <= last
        );
        var latestFirst = HonoursDirection && query["direction"] == "DESC";
        var max = HonoursMax ? int.Parse(query["max"].ToString(), CultureInfo.InvariantCulture) : int.MaxValue;
        foreach (var (id, start) in (latestFirst ? found.Reverse() : found).Take(Math.Min(max, Cap)))
        {
            yield return JsonElement.Parse($$"""{"id": {{id}}, "datetime": "{{Stamp(start)}}", "type": "Check-up", "duration": "30"}""");
        }
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Stamp(DateTimeOffset start) =>
        start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).Remove(22, 1);
}
