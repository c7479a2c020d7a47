using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>The invitees of an event as they are stored, while the event is still as it was then.</summary>
internal static class CalendlyStored
{
    /// <summary>Null when they have to be asked for.</summary>
    public static IReadOnlyList<JsonElement>? Of(string? metadata, CalendlyRow row)
    {
        if (metadata is null)
        {
            return null;
        }

        try
        {
            var body = JsonElement.Parse(metadata);
            List<JsonElement> invitees = [.. body.Rows(CalendlyMetadata.Invitees)];
            return invitees.Count > 0 && CalendlyRow.Read(body).Row is { } then && then.Id == row.Id && then.Stamp == row.Stamp
                ? invitees
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
