using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>One event. Whoever booked it is in <see cref="Invitees"/>.</summary>
public sealed record CalendlyBooking
{
    public string Id { get; init; } = "";
    public required DateTimeOffset Start { get; init; }
    public int DurationMinutes { get; init; } = 45;
    public string Name { get; init; } = "Physiotherapy";
    public string TypeId { get; init; } = "";
    public bool Canceled { get; init; }
    public string? CancelReason { get; init; }
    public bool CanceledByInvitee { get; init; }

    /// <summary>How many may book it; more than one makes it a group.</summary>
    public int Limit { get; init; } = 1;

    /// <summary>As the API shows it; null: a place.</summary>
    public JsonObject? Location { get; init; }

    public IReadOnlyList<CalendlyInvitee> Invitees { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Members of the object that nobody has heard of.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Members { get; init; } = new Dictionary<string, JsonNode?>();
}

/// <summary>Somebody who booked.</summary>
public sealed record CalendlyInvitee
{
    public string Id { get; init; } = "";
    public required string Name { get; init; }
    public required string Email { get; init; }
    public string? Phone { get; init; }
    public string Timezone { get; init; } = "America/New_York";
    public bool Canceled { get; init; }
    public bool Rescheduled { get; init; }
    public bool NoShow { get; init; }

    /// <summary>Event and invitee that this one took the place of.</summary>
    public (string Event, string Invitee)? Old { get; init; }

    /// <summary>Event and invitee that took the place of this one.</summary>
    public (string Event, string Invitee)? New { get; init; }

    public IReadOnlyList<(string Question, string Answer)> Answers { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Something that can be booked.</summary>
public sealed record CalendlyEventType(string Id, string Name, int DurationMinutes, bool Active = true, string? Description = null);
