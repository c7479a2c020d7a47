namespace Remindly.Core.Calendars;

/// <summary>What could not be read or worked out of one event, as a sentence.</summary>
/// <param name="Left">Whether the event is left out because of it; otherwise it is taken as far as it goes.</param>
public sealed record EventProblem(string Uid, string Message, bool Left);
