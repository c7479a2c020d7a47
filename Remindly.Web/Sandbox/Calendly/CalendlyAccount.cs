namespace Remindly.Web.Sandbox.Calendly;

/// <summary>One Calendly account in memory. Safe to use from several threads at once.</summary>
public sealed class CalendlyAccount
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CalendlyBooking> byId = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private int number;

    internal CalendlyAccount(string userId, string token, TimeProvider clock)
    {
        (UserId, Token, this.clock) = (userId, token, clock);
        Requests = new RequestLog(clock);
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
            var now = clock.GetUtcNow();
            var id = booking.Id.Length > 0 ? booking.Id : NextId("EV");
            byId[id] = booking with
            {
                Id = id,
                TypeId = booking.TypeId.Length > 0 ? booking.TypeId : Types[0].Id,
                CreatedAt = now,
                UpdatedAt = now,
                Invitees =
                [
                    .. booking.Invitees.Select(each =>
                        each with
                        {
                            Id = each.Id.Length > 0 ? each.Id : NextId("IN"),
                            Canceled = each.Canceled || booking.Canceled,
                            CreatedAt = now,
                            UpdatedAt = now,
                        }
                    ),
                ],
            };
            return id;
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

            byId[id] = mutation(before) with { Id = id, UpdatedAt = Later(before.UpdatedAt) };
            return true;
        }
    }

    public bool Cancel(string id, string? reason = null, bool byInvitee = false) =>
        Change(
            id,
            each =>
                each with
                {
                    Canceled = true,
                    CancelReason = reason,
                    CanceledByInvitee = byInvitee,
                    Invitees = [.. each.Invitees.Select(person => person with { Canceled = true, UpdatedAt = Later(person.UpdatedAt) })],
                }
        );

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

            var moved = Add(
                old with
                {
                    Id = "",
                    Start = start,
                    Invitees = [.. old.Invitees.Select(each => each with { Id = "", Old = (id, each.Id), New = null })],
                }
            );
            var places = Find(moved)!.Invitees;
            Cancel(id, byInvitee: true);
            Change(
                id,
                each =>
                    each with
                    {
                        Invitees =
                        [
                            .. each.Invitees.Select((person, at) => person with { Rescheduled = true, New = (moved, places[at].Id) }),
                        ],
                    }
            );
            return moved;
        }
    }

    /// <summary>Notes on a person that they did not come, which changes nothing of the event itself.</summary>
    public void MarkNoShow(string id)
    {
        lock (gate)
        {
            if (byId.TryGetValue(id, out var before))
            {
                byId[id] = before with { Invitees = [.. before.Invitees.Select(each => each with { NoShow = true })] };
            }
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

    public void Clear()
    {
        lock (gate)
        {
            byId.Clear();
            Faults.Clear();
        }
    }

    private DateTimeOffset Later(DateTimeOffset before)
    {
        var now = clock.GetUtcNow();
        return now > before ? now : before.AddMilliseconds(1);
    }

    private string NextId(string kind) => $"{kind}{++number:D6}{Guid.NewGuid():N}"[..24].ToUpperInvariant();
}
