using System.Collections.Concurrent;
using Remindly.Web.Sandbox.Hooks;
using Remindly.Web.Sandbox.Seeding;

namespace Remindly.Web.Sandbox;

/// <summary>One Acuity account in memory. Safe to use from several threads at once.</summary>
public sealed class SandboxAccount
{
    private readonly AppointmentBook book = new();
    private readonly ConcurrentDictionary<long, SandboxBlock> blocks = new();
    private readonly AcuityHooks hooks;
    private readonly Lock numbering = new();
    private long lastId;
    private long lastBlock;

    internal SandboxAccount(string userId, string apiKey, TimeProvider clock, HookPost post, int number)
    {
        (UserId, ApiKey, Clock) = (userId, apiKey, clock);
        Practice = new Practice(number);
        (Settings, Calendars, Types) = (Practice.Settings, Practice.Calendars, Practice.Types);
        Requests = new RequestLog(clock);
        Deliveries = new HookDeliveries(clock, post, HookPolicy.Acuity);
        hooks = new AcuityHooks(this, Deliveries);
        StartNumbers();
    }

    public string UserId { get; }

    /// <summary>Replace it to see what happens to a connection whose key was changed.</summary>
    public string ApiKey { get; set; }

    public SandboxSettings Settings { get; set; }
    public IReadOnlyList<SandboxCalendar> Calendars { get; set; }
    public IReadOnlyList<SandboxAppointmentType> Types { get; set; }
    public SandboxFaults Faults { get; } = new();

    /// <summary>The requests made with this account's credentials.</summary>
    public RequestLog Requests { get; }

    /// <summary>What was sent to those who are told of changes.</summary>
    public HookDeliveries Deliveries { get; }

    /// <summary>All appointments, by start.</summary>
    public IReadOnlyList<SandboxAppointment> Appointments => book.Sorted();

    public IReadOnlyList<SandboxBlock> Blocks => [.. blocks.Values.OrderBy(each => each.Start)];

    /// <summary>Those that programs subscribed and those typed in by hand.</summary>
    public IReadOnlyList<SandboxWebhook> Webhooks => hooks.All;

    /// <summary>Told after each change, whoever made it.</summary>
    public event EventHandler<SandboxChangeEventArgs>? AppointmentChanged;

    internal TimeProvider Clock { get; }
    internal Practice Practice { get; }
    internal AppointmentBook Book => book;

    /// <returns>The id it was given, or the one it came with.</returns>
    public long Add(SandboxAppointment appointment)
    {
        var whole = Load(appointment);
        Tell("scheduled", whole);
        return whole.Id;
    }

    public bool Move(long id, DateTimeOffset newStart) =>
        Apply(id, "rescheduled", each => each with { Start = newStart.ToUniversalTime() });

    public bool Cancel(long id, bool noShow = false) => Apply(id, "canceled", each => each with { Canceled = true, NoShow = noShow });

    public bool Uncancel(long id) => Apply(id, "changed", each => each with { Canceled = false, NoShow = false });

    public bool Change(long id, Func<SandboxAppointment, SandboxAppointment> mutation) => Apply(id, "changed", mutation);

    /// <summary>Gone as if it had never been: no list shows it and its id answers 404.</summary>
    public bool Delete(long id) => book.Remove(id) is not null;

    public SandboxAppointment? Find(long id) => book.Find(id);

    public IReadOnlyList<SandboxAppointment> Find(Func<SandboxAppointment, bool> which) => [.. book.Sorted().Where(which)];

    /// <summary>No appointments, blocks, subscriptions or faults; calendars and types stay.</summary>
    public void Clear()
    {
        book.Clear();
        blocks.Clear();
        Faults.Clear();
        StartNumbers();
    }

    /// <summary>Empties the account, then fills it with the practice's 120 days around now: the same ones for the same day.</summary>
    public void Seed()
    {
        Clear();
        (Settings, Calendars, Types) = (Practice.Settings, Practice.Calendars, Practice.Types);
        new Seeder(this).Fill();
    }

    public long AddBlock(long calendarId, DateTimeOffset start, DateTimeOffset end, string notes)
    {
        var block = new SandboxBlock(
            Interlocked.Increment(ref lastBlock),
            calendarId,
            start.ToUniversalTime(),
            end.ToUniversalTime(),
            notes
        );
        blocks[block.Id] = block;
        return block.Id;
    }

    public SandboxWebhook AddWebhook(string eventName, string target) => hooks.Add(eventName, target);

    /// <summary>As an owner does by hand: it hears of every change.</summary>
    public SandboxWebhook AddStaticWebhook(string target) => hooks.Add(null, target);

    public bool RemoveWebhook(long id) => hooks.Remove(id);

    /// <summary>Adds without telling anybody: it was there before they came.</summary>
    internal SandboxAppointment Load(SandboxAppointment appointment)
    {
        var whole = Completed(appointment);
        book.Put(whole);
        return whole;
    }

    internal bool Reschedule(long id, DateTimeOffset start, long calendarId, string? timezone) =>
        Apply(id, "rescheduled", each => each with { Start = start, CalendarId = calendarId, Timezone = timezone ?? each.Timezone });

    internal SandboxCalendar? Calendar(long id) => Calendars.FirstOrDefault(each => each.Id == id);

    internal SandboxAppointmentType? Type(long id) => Types.FirstOrDefault(each => each.Id == id);

    private SandboxAppointment Completed(SandboxAppointment given)
    {
        var type = Type(given.TypeId) ?? (given.TypeId == 0 ? Types[0] : null);
        return given with
        {
            Id = given.Id == 0 ? NextId() : given.Id,
            Start = given.Start.ToUniversalTime(),
            TypeId = type?.Id ?? given.TypeId,
            CalendarId = given.CalendarId == 0 ? type?.CalendarIds[0] ?? Calendars[0].Id : given.CalendarId,
            DurationMinutes = given.DurationMinutes == 0 ? type?.DurationMinutes ?? 30 : given.DurationMinutes,
            Price = given.Price ?? type?.Price ?? "0.00",
            Timezone = given.Timezone.Length == 0 ? Settings.Timezone : given.Timezone,
            CreatedAt = given.CreatedAt == default ? Clock.GetUtcNow() : given.CreatedAt.ToUniversalTime(),
        };
    }

    private bool Apply(long id, string action, Func<SandboxAppointment, SandboxAppointment> mutation)
    {
        if (book.Change(id, mutation) is not { } after)
        {
            return false;
        }

        Tell(action, after);
        return true;
    }

    private void Tell(string action, SandboxAppointment appointment)
    {
        AppointmentChanged?.Invoke(this, new SandboxChangeEventArgs(action, appointment));
        hooks.Tell(action, appointment);
    }

    // Numbers have gaps, as those of a service with many customers do.
    private long NextId()
    {
        lock (numbering)
        {
            return lastId += 3 + lastId % 29;
        }
    }

    private void StartNumbers()
    {
        lock (numbering)
        {
            (lastId, lastBlock) = (Practice.FirstAppointmentId, Practice.FirstBlockId);
        }

        hooks.Clear(Practice.FirstWebhookId);
    }
}
