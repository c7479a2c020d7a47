using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox;

public sealed record SandboxCalendar(long Id, string Name, string Email, string Timezone, string Location, string Description);

/// <param name="Kind"><c>service</c>, <c>class</c> or <c>series</c>.</param>
/// <param name="ClassSize">Seats of one class; null for a service.</param>
public sealed record SandboxAppointmentType(
    long Id,
    string Name,
    int DurationMinutes,
    string Price,
    string Category,
    string Kind,
    int? ClassSize,
    IReadOnlyList<long> CalendarIds
)
{
    public bool Active { get; init; } = true;
    public string Description { get; init; } = "";
    public string Color { get; init; } = "#4D8C8C";
}

public sealed record SandboxLabel(long Id, string Name, string Color);

public sealed record SandboxField(long Id, string Name, string Kind, bool Required);

public sealed record SandboxBlock(long Id, long CalendarId, DateTimeOffset Start, DateTimeOffset End, string Notes);

/// <summary>Somebody who is told of changes.</summary>
/// <param name="eventName">The one kind of change; null: typed in by hand, and told of all of them.</param>
public sealed class SandboxWebhook(long id, string? eventName, string target)
{
    public long Id => id;
    public string? Event => eventName;
    public bool IsStatic => eventName is null;
    public HookTarget Target { get; } = new(target);
    public string Status => Target.IsActive ? "active" : "disabled";
}

/// <summary>What the account's owner has chosen; the display strings follow it.</summary>
/// <param name="TimeFormat"><c>ampm</c> (9:30am) or <c>24</c> (09:30).</param>
/// <param name="DateFormat">A strftime pattern of %A %B %b %d %e %m %Y.</param>
public sealed record SandboxSettings(string Name, string Email, string Timezone, string TimeFormat, string DateFormat)
{
    public string FirstName { get; init; } = "Marta";
    public string LastName { get; init; } = "Quinn";
    public string Currency { get; init; } = "USD";
    public string Country { get; init; } = "US";
}

/// <summary>What happened to an appointment: <c>scheduled</c>, <c>rescheduled</c>, <c>canceled</c> or <c>changed</c>.</summary>
public sealed class SandboxChangeEventArgs(string action, SandboxAppointment appointment) : EventArgs
{
    public string Action => action;
    public SandboxAppointment Appointment => appointment;
}
