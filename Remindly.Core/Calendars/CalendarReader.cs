using Remindly.Core.Calendars.Zones;

namespace Remindly.Core.Calendars;

/// <summary>
/// Reads iCalendar (RFC 5545, 7986) from a stream as it comes. It forgives what real calendars get wrong, and refuses what goes beyond
/// the limits.
/// </summary>
public static class CalendarReader
{
    private const int BufferSize = 32 * 1024;

    public static async Task<CalendarReading> ReadAsync(Stream stream, CalendarLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            return new CalendarReading.Read(Build(await ComponentsAsync(stream, limits, cancellationToken)));
        }
        catch (CalendarFaultException refused)
        {
            return new CalendarReading.Refused(refused.Fault);
        }
    }

    private static async Task<IReadOnlyList<Component>> ComponentsAsync(
        Stream stream,
        CalendarLimits limits,
        CancellationToken cancellationToken
    )
    {
        var (assembler, components) = (new LineAssembler(limits), new ComponentAssembler(limits));
        var (buffer, lines) = (new byte[BufferSize], new List<string>());
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            assembler.Push(buffer.AsSpan(0, read), lines);
            lines.ForEach(components.Push);
            lines.Clear();
        }

        assembler.Finish(lines);
        lines.ForEach(components.Push);
        return components.Finish();
    }

    private static Calendar Build(IReadOnlyList<Component> calendars)
    {
        var problems = new List<EventProblem>();
        return new Calendar(
            First("NAME") ?? First("X-WR-CALNAME"),
            First("TIMEZONE-ID") ?? First("X-WR-TIMEZONE"),
            NominalDuration.Parse(First("REFRESH-INTERVAL") ?? First("X-PUBLISHED-TTL") ?? ""),
            [.. calendars.SelectMany(calendar => Events(calendar, problems))],
            problems
        );

        string? First(string name) =>
            calendars.Select(calendar => calendar.Find(name)?.Text.Trim()).FirstOrDefault(text => !string.IsNullOrEmpty(text));
    }

    private static IEnumerable<CalendarEvent> Events(Component calendar, List<EventProblem> problems)
    {
        var zones = new CalendarZones(calendar.Components.Where(component => component.Name == "VTIMEZONE"));
        var isCancelled = string.Equals(calendar.Find("METHOD")?.Value.Trim(), "CANCEL", StringComparison.OrdinalIgnoreCase);
        return calendar
            .Components.Where(component => component.Name == "VEVENT")
            .Select(component => new EventReader(component, zones, isCancelled, problems).Read())
            .OfType<CalendarEvent>();
    }
}
