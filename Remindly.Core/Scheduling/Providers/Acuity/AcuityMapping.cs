using System.Globalization;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>One row in Remindly's words: either readable or not.</summary>
internal readonly record struct AcuityRow(ExternalAppointment? Appointment, UnreadableAppointment? Unreadable);

/// <summary>Turns Acuity's objects into Remindly's words. Pure.</summary>
internal static class AcuityMapping
{
    private const int MostOfALine = 500;
    private const int MostOfNotes = 10_000;
    private const int MostMinutes = 7 * 24 * 60;

    // The offset comes without a colon: -0700.
    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    /// <summary>Reads a row of a list or a single appointment.</summary>
    public static AcuityRow Read(JsonElement row)
    {
        if (row.Number("id") is not ({ } number and > 0))
        {
            return new(null, new UnreadableAppointment(null, "unreadable_id", "An appointment without a number that Remindly can read."));
        }

        var id = number.ToString(CultureInfo.InvariantCulture);
        return Time(row.Text("datetime")) is { } startsAt
            ? new(Appointment(row, id, startsAt), null)
            : new(null, new UnreadableAppointment(id, "unreadable_time", "An appointment whose time Remindly cannot read."));
    }

    public static ExternalClient Client(JsonElement row)
    {
        string?[] names = [Line(row, "firstName"), Line(row, "lastName")];
        var name = string.Join(' ', names.OfType<string>());
        return new ExternalClient(name.Length > 0 ? name : null, Line(row, "email"), Line(row, "phone"));
    }

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(
            text?.Trim(),
            Times,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;

    public static int? Minutes(long? minutes) => minutes is > 0 and <= MostMinutes ? (int)minutes : null;

    private static ExternalAppointment Appointment(JsonElement row, string id, DateTimeOffset startsAt)
    {
        var title = Line(row, "type") ?? "Appointment";
        var minutes = Minutes(row.Number("duration"));
        var location = Line(row, "location") ?? Line(row, "calendar");
        var description = AcuityText.Lines(row.Text("notes"), MostOfNotes);
        var status = Status(row);
        var metadata = AcuityMetadata.Of(row);
        return new ExternalAppointment
        {
            ExternalId = id,
            Title = title,
            StartsAt = startsAt,
            DurationMinutes = minutes,
            Location = location,
            Description = description,
            Url = $"https://secure.acuityscheduling.com/appointments/{id}",
            Status = status,
            Client = Client(row),
            Metadata = metadata.Json,
            Fingerprint = Fingerprints.Of(
                id,
                title,
                Fingerprints.Text(startsAt),
                Fingerprints.Text(minutes),
                location,
                description,
                status.ToString(),
                metadata.Lasting
            ),
        };
    }

    private static string? Line(JsonElement element, string name) => AcuityText.Line(element.Text(name), MostOfALine);

    private static ExternalStatus Status(JsonElement row) =>
        row.Flag("canceled") switch
        {
            false => ExternalStatus.Scheduled,
            true when row.Flag("noShow") => ExternalStatus.NoShow,
            true => ExternalStatus.Cancelled,
        };
}
