using System.Globalization;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>One event as a list or a look-up shows it: without its invitees.</summary>
internal sealed class CalendlyRow
{
    private CalendlyRow(JsonElement body, string id, DateTimeOffset startsAt) => (Body, Id, StartsAt) = (body, id, startsAt);

    public JsonElement Body { get; }

    /// <summary>The last part of its address.</summary>
    public string Id { get; }

    public DateTimeOffset StartsAt { get; }

    public bool IsCancelled => Body.Text("status") is "canceled" or "cancelled";

    /// <summary>Several people may book it.</summary>
    public bool IsGroup => Body.Member("invitees_counter")?.Number("limit") > 1;

    /// <summary>Moves whenever Calendly says that something about it, or the number of its invitees, did.</summary>
    public string Stamp =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Body.Text("updated_at")} {Body.Text("status")} {Counter("total")}/{Counter("active")}"
        );

    /// <summary>The row, or what is wrong with it.</summary>
    public static (CalendlyRow? Row, UnreadableAppointment? Unreadable) Read(JsonElement body)
    {
        if (CalendlyJson.IdIn(body.Text("uri"), "scheduled_events") is not { } id)
        {
            return (null, new UnreadableAppointment(null, "unreadable_id", "An event without an address that Remindly can read."));
        }

        return Time(body.Text("start_time")) is { } startsAt
            ? (new CalendlyRow(body, id, startsAt), null)
            : (null, new UnreadableAppointment(id, "unreadable_time", "An event whose time Remindly cannot read."));
    }

    public static DateTimeOffset? Time(string? text) =>
        text is { Length: >= 10 }
        && DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;

    private long? Counter(string name) => Body.Member("invitees_counter")?.Number(name);
}
