using Remindly.Core.Calendars;

namespace Remindly.Web.Sandbox.Feeds;

/// <summary>A pretend clinic's calendar, readable at one secret address. It fills itself when first asked for.</summary>
public sealed class FeedSandbox(TimeProvider clock)
{
    /// <summary>Below the app's own address: invented, and of no use anywhere else.</summary>
    public const string Path = $"{SandboxServices.FeedPrefix}/5e1f7d03ab9c4826/riverside-clinic.ics";

    private readonly Lock gate = new();
    private Component? calendar;
    private int booked;

    /// <summary>What it does instead of answering rightly.</summary>
    public FeedFault Fault { get; set; }

    /// <summary>Whether it says <c>ETag</c> and <c>Last-Modified</c>, and answers 304.</summary>
    public bool SaysWhatChanged { get; set; } = true;

    /// <summary>Who came to read it.</summary>
    public RequestLog Log { get; } = new(clock);

    public int Requests => Log.Total;

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

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Two months behind and half a year ahead, by start.</summary>
    public Task<IReadOnlyList<FeedEntry>> EntriesAsync(CancellationToken cancellationToken) =>
        FeedReadings.EntriesAsync(Calendar, Now, cancellationToken);

    public FeedKey Book(string title, DateTimeOffset start, int minutes)
    {
        lock (gate)
        {
            var key = new FeedKey($"booked-{++booked}@riverside.example");
            Calendar = FeedEdits.Add(Calendar, ClinicCalendar.Booked(key.Uid, title, FeedTime.Local(start), minutes));
            return key;
        }
    }

    public bool Move(FeedKey which, DateTimeOffset start) => Change(which, each => FeedEdits.Moved(each, FeedTime.Local(start)));

    public bool Cancel(FeedKey which) => Change(which, each => FeedEdits.Set(each, ContentLine.OfText("STATUS", "CANCELLED")));

    public bool Uncancel(FeedKey which) => Change(which, each => FeedEdits.Without(each, "STATUS"));

    public bool Rename(FeedKey which, string title) => Change(which, each => FeedEdits.Set(each, ContentLine.OfText("SUMMARY", title)));

    /// <summary>Gone as if it had never been; one of a series is left out.</summary>
    public bool Delete(FeedKey which)
    {
        lock (gate)
        {
            return Replace(FeedEdits.Remove(Calendar, which));
        }
    }

    /// <summary>The clinic's calendar as on the first day, without faults.</summary>
    public void Reset(bool empty = false)
    {
        lock (gate)
        {
            calendar = empty ? ClinicCalendar.Empty() : null;
            (Fault, SaysWhatChanged) = (FeedFault.None, true);
            Log.Clear();
        }
    }

    private bool Change(FeedKey which, Func<Component, Component> edit)
    {
        lock (gate)
        {
            return Replace(FeedEdits.Change(Calendar, which, each => ClinicCalendar.Touched(edit(each), Now)));
        }
    }

    private bool Replace(Component? changed)
    {
        calendar = changed ?? calendar;
        return changed is not null;
    }
}
