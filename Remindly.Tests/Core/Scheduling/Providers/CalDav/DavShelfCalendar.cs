using System.Globalization;
using System.Text.RegularExpressions;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

/// <summary>One calendar of the server in memory; each change moves its clock on.</summary>
internal sealed class DavShelfCalendar(string name)
{
    private readonly SortedDictionary<string, DavShelfObject> objects = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> gone = [];

    public string Name => name;

    public string Holds { get; set; } = "VEVENT";

    public int Clock { get; private set; }

    public IReadOnlyCollection<DavShelfObject> All => objects.Values;

    public void Put(string file, string data) => objects[file] = new DavShelfObject(file, data, ++Clock);

    public void Delete(string file)
    {
        objects.Remove(file);
        gone[file] = ++Clock;
    }

    public IEnumerable<string> GoneSince(int clock) => gone.Where(each => each.Value > clock).Select(each => each.Key);

    /// <summary>Something else than appointments changed.</summary>
    public void Tick() => Clock++;
}

internal sealed partial record DavShelfObject(string Name, string Data, int ChangedAt)
{
    /// <summary>By the UID or by the time that a query asks for; a series is always meant.</summary>
    public bool IsMeant(string question)
    {
        if (Wanted().Match(question) is { Success: true } uid)
        {
            return Data.Contains(uid.Groups[1].Value, StringComparison.Ordinal);
        }

        return Range().Match(question) is not { Success: true } range
            || Start().Match(Data) is not { Success: true } start
            || Data.Contains("RRULE", StringComparison.Ordinal)
            || (Time(start) < Time(range, 2) && Time(start) >= Time(range));
    }

    private static DateTime Time(Match match, int group = 1) =>
        DateTime.ParseExact(match.Groups[group].Value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("<C:text-match[^>]*>([^<]*)<")]
    private static partial Regex Wanted();

    [GeneratedRegex("start=\"([^\"]*)\" end=\"([^\"]*)\"")]
    private static partial Regex Range();

    [GeneratedRegex(@"DTSTART:(\d{8}T\d{6}Z)")]
    private static partial Regex Start();
}
