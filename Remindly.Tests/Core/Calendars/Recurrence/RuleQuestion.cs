namespace Remindly.Tests.Core.Calendars.Recurrence;

/// <summary>What the other implementation is asked: the first so many occurrences, up to the end of a year.</summary>
internal sealed record RuleQuestion(string Rule, string Start, string Zone, int Most, int LastYear);

/// <summary>By the clock on the wall, and as seconds since 1970; whether there are more after these.</summary>
internal sealed record RuleAnswer(IReadOnlyList<string> Local, bool More, IReadOnlyList<long> Instants);
