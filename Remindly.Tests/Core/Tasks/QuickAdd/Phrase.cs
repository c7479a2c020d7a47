using System.Globalization;
using Remindly.Core.Care;
using Remindly.Core.Tasks.QuickAdd;

namespace Remindly.Tests.Core.Tasks.QuickAdd;

/// <summary>Reads phrases as Ana would type them on Wednesday 25 November 2026 at 10 in the morning, where Rosa lives.</summary>
internal static class Phrase
{
    public static readonly QuickAddPerson Ana = new(new Guid("00000000-0000-0000-0000-00000000000a"), "Ana Lopez");
    public static readonly QuickAddPerson Ben = new(new Guid("00000000-0000-0000-0000-00000000000b"), "Ben Okoro");
    public static readonly QuickAddPerson Mail = new(new Guid("00000000-0000-0000-0000-00000000000c"), "carla@example.org");
    public static readonly QuickAddSenior Rosa = new(
        new Guid("00000000-0000-0000-0000-0000000000a0"),
        ["Rosa Marino", "Nonna"],
        "America/New_York",
        [Ana, Ben, Mail]
    );
    public static readonly QuickAddSenior Otto = new(new Guid("00000000-0000-0000-0000-0000000000b0"), ["Otto"], "Europe/London", [Ana]);

    public static QuickAddContext Context(string zone = "America/New_York", string culture = "en-US", string now = "2026-11-25T10:00") =>
        new()
        {
            Now = Zones.InstantOf(DateTime.Parse(now, CultureInfo.InvariantCulture), zone),
            Seniors = [Rosa with { TimeZone = zone }, Otto],
            SeniorId = Rosa.Id,
            Me = Ana.Id,
            Culture = CultureInfo.GetCultureInfo(culture),
        };

    public static QuickAddReading Read(string text, QuickAddContext? context = null) => QuickAddParser.Read(text, context ?? Context());

    /// <summary>Where Rosa lives: "2026-11-26 08:00", "2026-11-26" for all day, "" for any time.</summary>
    public static string When(QuickAddReading reading, string zone = "America/New_York") =>
        reading.AllDayOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? (reading.ScheduledAt is { } at ? Zones.Local(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "");
}
