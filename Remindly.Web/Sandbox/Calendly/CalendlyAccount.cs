using Remindly.Web.Sandbox.Hooks;
using Remindly.Web.Sandbox.Seeding;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>One Calendly account in memory. Safe to use from several threads at once.</summary>
public sealed class CalendlyAccount
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CalendlyBooking> byId = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private readonly CalendlyHooks hooks;
    private int number;

    internal CalendlyAccount(string userId, string token, TimeProvider clock, HookPost post)
    {
        (UserId, Token, this.clock) = (userId, token, clock);
        Requests = new RequestLog(clock);
        Deliveries = new HookDeliveries(clock, post, HookPolicy.Calendly);
        hooks = new CalendlyHooks(this, Deliveries, clock);
        Types =
        [
            new("PHYSIOTHERAPY1", "Physiotherapy", 45, Description: "At the practice, with Dana."),
            new("CHECKUPVISIT01", "Check-up", 30),
            new("BALANCEGROUP01", "Balance group", 60),
            new("OLDMASSAGE0001", "Massage", 60, Active: false),
        ];
    }

    /// <summary>The last part of the user's address.</summary>
    public string UserId { get; }

    /// <summary>The personal access token; replace it to see what happens to a connection whose token was revoked.</summary>
    public string Token { get; set; }

    public string Name { get; set; } = "Riverside Physiotherapy";
    public string Email { get; set; } = "desk@riverside.example";
    public string Timezone { get; set; } = "America/New_York";
    public IReadOnlyList<CalendlyEventType> Types { get; set; }
    public SandboxFaults Faults { get; } = new();

    /// <summary>Requests a minute; the free tier has 50. Null: no limit.</summary>
    public int? PerMinute { get; set; }

    /// <summary>Pages lead in a circle.</summary>
    public bool PagesInCircles { get; set; }

    /// <summary>The requests made for this account.</summary>
    public RequestLog Requests { get; }

    /// <summary>What was sent to those who are told of changes.</summary>
    public HookDeliveries Deliveries { get; }

    public IReadOnlyList<CalendlySubscription> Subscriptions => hooks.All;

    internal DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<CalendlyBooking> Events
    {
        get
        {
            lock (gate)
            {
                return [.. byId.Values.OrderBy(each => each.Start).ThenBy(each => each.Id, StringComparer.Ordinal)];
            }
        }
    }

    public CalendlyBooking? Find(string id)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(id);
        }
    }

    /// <returns>The id it was given.</returns>
    public string Add(CalendlyBooking booking)
    {
        lock (gate)
        {
            var added = Completed(booking);
            Put(added);
            return added.Id;
        }
    }

    public bool Change(string id, Func<CalendlyBooking, CalendlyBooking> mutation)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(id, out var before))
            {
                return false;
            }

            Put(mutation(before) with { Id = id, UpdatedAt = Later(before.UpdatedAt) });
            return true;
        }
    }

    public bool Cancel(string id, string? reason = null, bool byInvitee = false) =>
        Change(id, each => CalendlyEdits.Canceled(each, reason, byInvitee, Later));

    /// <summary>As Calendly does it: the old one is cancelled, a new one is made, and their invitees point to each other.</summary>
    /// <returns>The new event's id; null when there is none to move.</returns>
    public string? Reschedule(string id, DateTimeOffset start)
    {
        lock (gate)
        {
            if (Find(id) is not { Canceled: false } old)
            {
                return null;
            }

            var moved = Completed(
                old with
                {
                    Id = "",
                    Start = start,
                    Invitees = [.. old.Invitees.Select(each => each with { Id = "", Old = (id, each.Id), New = null })],
                }
            );
            var places = old.Invitees.Zip(moved.Invitees).ToDictionary(pair => pair.First.Id, pair => pair.Second.Id);
            byId[moved.Id] = moved;
            Change(
                id,
                each => CalendlyEdits.Replaced(CalendlyEdits.Canceled(each, reason: null, byInvitee: true, Later), moved.Id, places)
            );
            hooks.Tell(CalendlyNews.Between(null, moved));
            return moved.Id;
        }
    }

    /// <summary>Notes on a person that they did not come, or did after all, which changes nothing of the event itself.</summary>
    public bool MarkNoShow(string id, bool noShow = true)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(id, out var before))
            {
                return false;
            }

            Put(before with { Invitees = [.. before.Invitees.Select(each => each with { NoShow = noShow })] });
            return true;
        }
    }

    /// <summary>Gone as if it had never been: no list shows it and its id answers 404.</summary>
    public bool Delete(string id)
    {
        lock (gate)
        {
            return byId.Remove(id);
        }
    }

    /// <summary>No events, subscriptions or faults.</summary>
    public void Clear()
    {
        lock (gate)
        {
            byId.Clear();
            Faults.Clear();
            hooks.Clear();
        }
    }

    /// <summary>Empties the account, then fills it with the practice's bookings around now.</summary>
    public void Seed()
    {
        Clear();
        CalendlySeed.Fill(this, Now);
    }

    internal CalendlySubscription? FindSubscription(string id) => hooks.Find(id);

    internal CalendlySubscription Subscribe(CalendlyWire wire, string url, IReadOnlyList<string> events, string scope, string? key) =>
        hooks.Add(wire, url, events, scope, key);

    internal bool Unsubscribe(string id) => hooks.Remove(id);

    // Whoever subscribed is told inside the lock, so that they are told in the order in which things happened.
    private void Put(CalendlyBooking booking)
    {
        var before = byId.GetValueOrDefault(booking.Id);
        byId[booking.Id] = booking;
        hooks.Tell(CalendlyNews.Between(before, booking));
    }

    private CalendlyBooking Completed(CalendlyBooking booking) => CalendlyEdits.Completed(booking, Types[0].Id, Now, NextId);

    private DateTimeOffset Later(DateTimeOffset before)
    {
        var now = clock.GetUtcNow();
        return now > before ? now : before.AddMilliseconds(1);
    }

    private string NextId(string kind) => $"{kind}{++number:D6}{Guid.NewGuid():N}"[..24].ToUpperInvariant();
}
