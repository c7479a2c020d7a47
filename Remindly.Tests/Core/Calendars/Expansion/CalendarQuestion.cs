namespace Remindly.Tests.Core.Calendars.Expansion;

/// <summary>What the other implementation is asked: what starts between two instants, in seconds since 1970, both included.</summary>
internal sealed record CalendarQuestion(string Calendar, string Zone, long From, long To);

/// <summary>One occurrence that it found.</summary>
internal sealed record CalendarAnswer(
    string Uid,
    string Summary,
    string Location,
    string Description,
    string Status,
    int Sequence,
    bool AllDay,
    long Start,
    long End
);
