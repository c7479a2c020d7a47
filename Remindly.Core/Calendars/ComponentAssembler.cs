namespace Remindly.Core.Calendars;

/// <summary>
/// Puts components together from lines as they come. Kept are calendars, events and time zones; alarms, to-dos and the like are
/// counted and let go.
/// </summary>
internal sealed class ComponentAssembler(CalendarLimits limits)
{
    private static readonly HashSet<string> Kept = ["VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"];

    private readonly Stack<Component> open = new();
    private readonly List<Component> calendars = [];
    private int components;
    private int propertiesOfTop;

    public void Push(string text)
    {
        var line = ContentLine.Parse(text);
        if (calendars.Count == 0 && line is not { Name: "BEGIN" })
        {
            throw new CalendarFaultException(CalendarFaultKind.NotACalendar);
        }

        switch (line)
        {
            case { Name: "BEGIN" }:
                Begin(line.Value.Trim().ToUpperInvariant());
                break;
            case { Name: "END" }:
                End(line.Value.Trim().ToUpperInvariant());
                break;
            case not null when open.TryPeek(out var component):
                Refuse(++propertiesOfTop > limits.Properties, CalendarFaultKind.TooManyProperties);
                Keep(component, line);
                break;
            default:
                break;
        }
    }

    /// <summary>What was read, when it is whole.</summary>
    public IReadOnlyList<Component> Finish() =>
        calendars.Count == 0 ? throw new CalendarFaultException(CalendarFaultKind.NotACalendar)
        : open.Count > 0 ? throw new CalendarFaultException(CalendarFaultKind.CutOff)
        : calendars;

    private void Begin(string name)
    {
        Refuse(calendars.Count == 0 && name != "VCALENDAR", CalendarFaultKind.NotACalendar);
        Refuse(++components > limits.Components, CalendarFaultKind.TooManyComponents);
        Refuse(open.Count >= limits.Nesting, CalendarFaultKind.TooDeep);
        var component = new Component(name);
        if (open.Count == 0 && name == "VCALENDAR")
        {
            calendars.Add(component);
        }
        else if (open.TryPeek(out var parent) && Kept.Contains(name) && Kept.Contains(parent.Name))
        {
            parent.Add(component);
        }

        open.Push(component);
        propertiesOfTop = 0;
    }

    // An END closes what was forgotten inside it; one that nothing began is passed over.
    private void End(string name)
    {
        if (open.Any(component => component.Name == name))
        {
            while (open.Pop().Name != name) { }
        }

        propertiesOfTop = open.TryPeek(out var top) ? top.Properties.Count : 0;
    }

    private static void Keep(Component component, ContentLine line)
    {
        if (Kept.Contains(component.Name))
        {
            component.Add(line);
        }
    }

    private static void Refuse(bool beyond, CalendarFaultKind kind)
    {
        if (beyond)
        {
            throw new CalendarFaultException(kind);
        }
    }
}
