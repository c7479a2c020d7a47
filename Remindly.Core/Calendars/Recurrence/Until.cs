using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>How UNTIL is written.</summary>
public enum UntilKind
{
    /// <summary>A date: the whole of that day still belongs to the rule.</summary>
    Date,

    /// <summary>A reading of the clock where the rule's start is.</summary>
    Local,

    /// <summary>An instant, written in UTC.</summary>
    Utc,
}

/// <summary>UNTIL: the last moment, itself included, at which a rule may still have an occurrence.</summary>
public sealed record Until(UntilKind Kind, LocalDateTime Value)
{
    /// <summary>
    /// The last local reading that is not after it. Without a zone, UTC is read as the local clock, as for a floating start.
    /// </summary>
    internal LocalDateTime LastLocal => Kind == UntilKind.Date ? Value.Date.At(new LocalTime(23, 59, 59)) : Value;

    public override string ToString() =>
        Kind switch
        {
            UntilKind.Date => Stamps.Write(Value.Date),
            UntilKind.Local => Stamps.Write(Value),
            _ => Stamps.Write(Value) + "Z",
        };
}
