using System.Text.Json;
using Remindly.Core.Scheduling;

namespace Remindly.Tests.Builders;

/// <summary>A provider's appointment in Remindly's words: Rosa's check-up, unless told otherwise.</summary>
public sealed class AppointmentBuilder(string id, DateTimeOffset startsAt)
{
    private ExternalAppointment appointment = new()
    {
        ExternalId = id,
        Title = "Check-up",
        StartsAt = startsAt,
        DurationMinutes = 30,
        Client = new ExternalClient("Rosa Marino", "rosa.marino@example.com", null),
        Metadata = "{}",
        Fingerprint = "",
    };

    public AppointmentBuilder With(Func<ExternalAppointment, ExternalAppointment> change)
    {
        appointment = change(appointment);
        return this;
    }

    public AppointmentBuilder As(ExternalStatus status) => With(each => each with { Status = status });

    public ExternalAppointment Build()
    {
        var metadata = JsonSerializer.Serialize(appointment.Client);
        return appointment with
        {
            Metadata = metadata,
            Fingerprint = Fingerprints.Of(
                appointment.Title,
                Fingerprints.Text(appointment.StartsAt),
                Fingerprints.Text(appointment.DurationMinutes),
                appointment.Location,
                appointment.Description,
                appointment.Status.ToString(),
                metadata
            ),
        };
    }
}
