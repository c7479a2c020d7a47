using NodaTime;

namespace Remindly.Core.Calendars.Expansion;

/// <summary>The instants that are asked for, and the zone of what names none.</summary>
internal sealed record ExpansionWindow(DateTimeZone Zone, Instant From, Instant To)
{
    public bool Contains(Instant instant) => instant >= From && instant <= To;
}
