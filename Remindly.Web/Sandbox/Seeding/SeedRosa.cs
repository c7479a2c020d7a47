using NodaTime;

namespace Remindly.Web.Sandbox.Seeding;

internal enum SeedFate
{
    Kept,
    Canceled,
    NoShow,

    /// <summary>Booked three days earlier, then moved here.</summary>
    Moved,
}

internal enum SeedContact
{
    Full,
    PhoneOnly,
    NameOnly,
}

internal sealed record SeedVisit(
    int Day,
    int Hour,
    int Minute,
    long Type,
    long Calendar,
    SeedFate Fate = SeedFate.Kept,
    SeedContact Contact = SeedContact.Full
)
{
    public string Notes { get; init; } = "";
}

/// <summary>Rosa Marino's own appointments, by days from today.</summary>
internal static class SeedRosa
{
    public static IEnumerable<SeedVisit> Visits(Practice at) =>
        [
            new(-29, 10, 0, at.Physiotherapy, at.Mountain),
            new(-27, 9, 30, at.CheckUp, at.East) { Notes = "Blood pressure: see chart.\r\nBring the list of medicines." },
            new(-22, 10, 0, at.Physiotherapy, at.Mountain),
            new(-20, 8, 15, at.BloodTest, at.East, SeedFate.Canceled),
            new(-15, 10, 0, at.Physiotherapy, at.Mountain, SeedFate.NoShow),
            new(-13, 14, 0, at.Podiatry, at.Mountain),
            new(-8, 10, 0, at.Physiotherapy, at.Mountain),
            new(-6, 11, 40, at.VideoVisit, at.East),
            new(-3, 9, 0, at.CheckUp, at.East, SeedFate.NoShow),
            new(-1, 10, 0, at.Physiotherapy, at.Mountain),
            new(1, 9, 30, at.Physiotherapy, at.Mountain) { Notes = "Bring the walking frame & flat shoes." },
            new(3, 8, 15, at.BloodTest, at.East, SeedFate.Moved) { Notes = "Fasting from midnight.\r\nWater is fine." },
            new(6, 14, 20, at.Podiatry, at.Mountain, SeedFate.Canceled),
            new(8, 10, 0, at.Physiotherapy, at.Mountain),
            new(13, 11, 20, at.VideoVisit, at.East, SeedFate.Kept, SeedContact.PhoneOnly),
            new(15, 10, 0, at.Physiotherapy, at.Mountain, SeedFate.Kept, SeedContact.PhoneOnly),
            new(20, 9, 30, at.CheckUp, at.East) { Notes = "Ask for the \"blue\" card at the desk <ground floor>." },
            new(22, 10, 0, at.Physiotherapy, at.Mountain, SeedFate.Canceled),
            new(29, 10, 0, at.Physiotherapy, at.Mountain, SeedFate.Kept, SeedContact.NameOnly),
            new(36, 10, 0, at.Physiotherapy, at.Mountain, SeedFate.Kept, SeedContact.PhoneOnly),
            new(43, 9, 30, at.CheckUp, at.East),
            new(57, 14, 0, at.Podiatry, at.Mountain),
            new(64, 8, 15, at.BloodTest, at.East),
            new(71, 10, 0, at.Physiotherapy, at.Mountain),
            new(85, 9, 30, at.CheckUp, at.East),
        ];

    public static IEnumerable<SeedVisit> OtherVisits(Practice at) =>
        [
            new(-10, 15, 0, at.Physiotherapy, at.Mountain),
            new(5, 15, 0, at.Physiotherapy, at.Mountain),
            new(26, 15, 0, at.Podiatry, at.Mountain),
        ];

    /// <summary>A Sunday's visit is on the Monday after.</summary>
    public static LocalDate WorkingDay(LocalDate date) => date.DayOfWeek == IsoDayOfWeek.Sunday ? date.PlusDays(1) : date;
}
