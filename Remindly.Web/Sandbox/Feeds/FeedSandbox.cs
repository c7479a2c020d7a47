using Remindly.Core.Calendars;

namespace Remindly.Web.Sandbox.Feeds;

/// <summary>A pretend clinic's calendar, readable at one secret address. It fills itself when first asked for.</summary>
public sealed class FeedSandbox(TimeProvider clock)
{
    /// <summary>Below the app's own address: invented, and of no use anywhere else.</summary>
    public const string Path = $"{SandboxServices.FeedPrefix}/5e1f7d03ab9c4826/riverside-clinic.ics";

    private readonly Lock gate = new();
    private Component? calendar;
    private int requests;

    /// <summary>What it does instead of answering rightly.</summary>
    public FeedFault Fault { get; set; }

    /// <summary>Whether it says <c>ETag</c> and <c>Last-Modified</c>, and answers 304.</summary>
    public bool SaysWhatChanged { get; set; } = true;

    public int Requests => requests;

    /// <summary>What it holds, as a calendar program would have written it.</summary>
    public Component Calendar
    {
        get
        {
            lock (gate)
            {
                return calendar ??= ClinicCalendar.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            }
        }
        set
        {
            lock (gate)
            {
                calendar = value;
            }
        }
    }

    internal void Count() => Interlocked.Increment(ref requests);
}
