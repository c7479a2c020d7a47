namespace Remindly.Core.Scheduling;

/// <summary>An appointment to book.</summary>
/// <param name="TypeId">One of the provider's appointment types.</param>
/// <param name="CalendarId">The provider's calendar, or null to let it choose.</param>
public sealed record NewAppointment(
    string TypeId,
    DateTimeOffset StartsAt,
    string FirstName,
    string LastName,
    string? Email,
    string? Phone,
    string? CalendarId,
    string? Notes
);

/// <summary>What to change; null leaves as it is.</summary>
public sealed record AppointmentChange
{
    /// <summary>The new start; the appointment keeps its id.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Notes { get; init; }
}

/// <summary>How a booking, change or cancellation ended, when the provider answered.</summary>
public abstract record BookingOutcome
{
    private BookingOutcome() { }

    /// <summary>What a provider answers that lacks this ability.</summary>
    public static BookingOutcome NotSupported { get; } = new Refused("not_supported");

    public sealed record Booked(ExternalAppointment Appointment) : BookingOutcome;

    /// <summary>The provider understood and said no.</summary>
    /// <param name="Code">The provider's own code, such as <c>not_available</c>; safe text.</param>
    public sealed record Refused(string Code) : BookingOutcome;

    public sealed record Missing : BookingOutcome;
}

/// <summary>Something that can be booked.</summary>
/// <param name="DurationMinutes">Null when the provider does not say.</param>
public sealed record AppointmentType(string Id, string Name, int? DurationMinutes, string? Description, bool Active);
