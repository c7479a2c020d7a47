using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Reads what Acuity says of an account and of what can be booked there. Pure.</summary>
internal static class AcuityAccount
{
    private const int MostOfALine = 500;
    private const int MostOfADescription = 10_000;

    /// <summary>Null when it is not an account.</summary>
    public static ProviderAccount? Read(JsonElement body)
    {
        if (body.Number("id") is not ({ } id and > 0))
        {
            return null;
        }

        var zone = body.Text("timezone")?.Trim();
        return new ProviderAccount(
            id.ToString(CultureInfo.InvariantCulture),
            Line(body, "name") ?? Line(body, "displayName") ?? AcuityMapping.Client(body).Name,
            Line(body, "email") ?? Line(body, "adminEmail"),
            zone is not null && DateTimeZoneProviders.Tzdb.Ids.Contains(zone) ? zone : null
        );
    }

    /// <summary>Null when it has no id to book it by.</summary>
    public static AppointmentType? Type(JsonElement row) =>
        row.Number("id") is { } id and > 0
            ? new AppointmentType(
                id.ToString(CultureInfo.InvariantCulture),
                Line(row, "name") ?? "Appointment",
                AcuityMapping.Minutes(row.Number("duration")),
                AcuityText.Lines(row.Text("description"), MostOfADescription),
                row.Member("active") is null || row.Flag("active")
            )
            : null;

    private static string? Line(JsonElement element, string name) => AcuityText.Line(element.Text(name), MostOfALine);
}
