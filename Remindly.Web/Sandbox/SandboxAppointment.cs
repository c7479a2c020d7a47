using System.Collections.ObjectModel;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox;

/// <summary>One booking. What is left out on adding is filled from the account: id, calendar, type, duration, price.</summary>
public sealed record SandboxAppointment
{
    public long Id { get; init; }
    public required DateTimeOffset Start { get; init; }
    public int DurationMinutes { get; init; }
    public long TypeId { get; init; }
    public long CalendarId { get; init; }

    public string FirstName { get; init; } = "";
    public string LastName { get; init; } = "";
    public string Email { get; init; } = "";

    /// <summary>As typed; the appointment shows its digits, the client list shows it as it is.</summary>
    public string Phone { get; init; } = "";

    /// <summary>The client's zone, not the calendar's.</summary>
    public string Timezone { get; init; } = "";

    public bool Canceled { get; init; }
    public bool NoShow { get; init; }
    public string Notes { get; init; } = "";
    public string Location { get; init; } = "";
    public string Category { get; init; } = "";
    public string? Price { get; init; }
    public string AmountPaid { get; init; } = "0.00";
    public bool Paid { get; init; }
    public string? Certificate { get; init; }
    public long? ClassId { get; init; }
    public long? LabelId { get; init; }
    public string? ScheduledBy { get; init; }
    public bool IsVerified { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Answers to the intake form, by field id.</summary>
    public IReadOnlyDictionary<long, string> Answers { get; init; } = ReadOnlyDictionary<long, string>.Empty;

    /// <summary>Members written as they stand here instead of, or beside, the ones above.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? Members { get; init; }

    public string FullName => $"{FirstName} {LastName}".Trim();

    public DateTimeOffset End => Start.AddMinutes(DurationMinutes);
}
