using System.Globalization;
using Remindly.Core.Scheduling;

namespace Remindly.Benchmarks;

/// <summary>Appointments as Acuity's mapping hands them over: about one kilobyte each, made as they are asked for.</summary>
internal static class GeneratedAppointments
{
    private const int PageSize = 250;

    public static IEnumerable<AppointmentPage> Pages(int count, DateTimeOffset from)
    {
        for (var start = 0; start < count; start += PageSize)
        {
            var size = Math.Min(PageSize, count - start);
            yield return new AppointmentPage([.. Enumerable.Range(start, size).Select(number => One(number, count, from))], []);
        }
    }

    private static ExternalAppointment One(int number, int count, DateTimeOffset from)
    {
        var id = (1_800_000_000L + number).ToString(CultureInfo.InvariantCulture);
        var start = from + (TimeSpan.FromDays(80) * ((double)number / count));
        var startsAt = new DateTimeOffset(start.UtcTicks - (start.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        return new ExternalAppointment
        {
            ExternalId = id,
            Title = "Physiotherapy",
            StartsAt = startsAt,
            DurationMinutes = 45,
            Location = "Room 2",
            Description = "Bring comfortable shoes.",
            Url = "https://secure.acuityscheduling.com/appointments/" + id,
            Client = new ExternalClient("Client " + id, id + "@example.com", "5035550147"),
            Metadata = "{\"id\":" + id + ",\"notes\":\"" + new string('x', 800) + "\"}",
            Fingerprint = Fingerprints.Of(id, Fingerprints.Text(startsAt)),
        };
    }
}
