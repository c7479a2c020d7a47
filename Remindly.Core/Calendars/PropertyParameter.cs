namespace Remindly.Core.Calendars;

/// <summary>A parameter of a property, such as <c>TZID=Europe/Berlin</c>; its values as they mean, without quotes and carets.</summary>
public sealed record PropertyParameter(string Name, IReadOnlyList<string> Values);
