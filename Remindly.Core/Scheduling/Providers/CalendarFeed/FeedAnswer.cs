using Remindly.Core.Calendars;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>How reading a feed ended, when it went well.</summary>
internal abstract record FeedAnswer
{
    private FeedAnswer() { }

    /// <summary>The server says so, or sent the same bytes.</summary>
    public sealed record Unchanged : FeedAnswer;

    /// <param name="Said">What to be reminded of next time.</param>
    public sealed record Whole(Calendar Calendar, FeedMemory Said) : FeedAnswer;
}
