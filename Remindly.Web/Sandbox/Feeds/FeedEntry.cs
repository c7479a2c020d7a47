namespace Remindly.Web.Sandbox.Feeds;

/// <summary>Which entry of the calendar is meant.</summary>
/// <param name="RecurrenceId">Which of a series: the time it has by the rule, as a date or in UTC; null for one that stands alone.</param>
public sealed record FeedKey(string Uid, string? RecurrenceId = null);

/// <summary>One time that something takes place.</summary>
public sealed record FeedEntry(FeedKey Key, DateTimeOffset Start, DateTimeOffset End, string Title, bool IsAllDay, bool Canceled);
