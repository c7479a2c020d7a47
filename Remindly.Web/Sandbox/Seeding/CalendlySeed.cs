using NodaTime;
using Remindly.Web.Sandbox.Calendly;

namespace Remindly.Web.Sandbox.Seeding;

/// <summary>What the demo's Calendly holds: Rosa's bookings by days from today, and other people's.</summary>
internal static class CalendlySeed
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static void Fill(CalendlyAccount account, DateTimeOffset now)
    {
        var today = Instant.FromDateTimeOffset(now).InZone(Zone).Date;
        foreach (var (day, hour) in ((int, int)[])[(-6, 10), (2, 10), (9, 10), (16, 10), (23, 10), (30, 10)])
        {
            account.Add(Visit("Physiotherapy", At(today, day, hour), SeedPeople.Rosa, "Bring the walking frame & flat shoes."));
        }

        account.Cancel(account.Add(Visit("Check-up", At(today, 5, 14), SeedPeople.Rosa, "")), "The practice is closed that day.");
        account.Reschedule(account.Add(Visit("Check-up", At(today, 4, 9), SeedPeople.Rosa, "Fasting from midnight.")), At(today, 11, 9));
        for (var number = 0; number < 40; number++)
        {
            account.Add(Visit("Physiotherapy", At(today, number % 45 - 5, 8 + number % 9), SeedPeople.Passer(number * 3), ""));
        }

        account.Add(
            new CalendlyBooking
            {
                Start = At(today, 7, 16),
                Name = "Balance group",
                DurationMinutes = 60,
                Limit = 8,
                TypeId = account.Types[2].Id,
                Invitees = [Person(SeedPeople.Walter, ""), Person(SeedPeople.Rosa, ""), Person(SeedPeople.Passer(7), "")],
            }
        );
    }

    private static CalendlyBooking Visit(string name, DateTimeOffset start, SeedPerson person, string notes) =>
        new()
        {
            Start = start,
            Name = name,
            Invitees = [Person(person, notes)],
        };

    private static CalendlyInvitee Person(SeedPerson person, string notes) =>
        new()
        {
            Name = $"{person.First} {person.Last}",
            Email = person.Email.Length > 0 ? person.Email : $"{person.First}.{person.Last}@example.org".ToLowerInvariant(),
            Timezone = person.Zone,
            Answers = notes.Length > 0 ? [("Please share anything that will help prepare for our meeting.", notes)] : [],
        };

    private static DateTimeOffset At(LocalDate today, int day, int hour) =>
        Zone.AtLeniently(today.PlusDays(day).At(new LocalTime(hour, 0))).ToDateTimeOffset().ToUniversalTime();
}
