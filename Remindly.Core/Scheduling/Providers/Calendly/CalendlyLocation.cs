using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Where it is, in words. A link that carries a meeting's password is not kept.</summary>
internal static class CalendlyLocation
{
    public static string? Words(JsonElement? location)
    {
        if (location is not { ValueKind: JsonValueKind.Object } place)
        {
            return null;
        }

        var text = CalendlyText.Line(place.Text("location"));
        var type = place.Text("type") ?? "";
        return Meeting(type) is { } meeting ? WithLink(meeting, place.Text("join_url"))
            : type is "outbound_call" or "inbound_call" ? (text is null ? "Phone call" : $"Phone call: {text}")
            : text;
    }

    private static string? Meeting(string type) =>
        type switch
        {
            "google_conference" => "Google Meet",
            "zoom" or "zoom_conference" => "Zoom",
            "microsoft_teams_conference" => "Microsoft Teams",
            "gotomeeting" or "gotomeeting_conference" => "GoTo Meeting",
            "webex_conference" => "Webex",
            _ => null,
        };

    private static string WithLink(string meeting, string? link) =>
        link is { Length: <= 400 }
        && Uri.TryCreate(link, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && CalendlyText.Safe(link) == link
            ? CalendlyText.Line($"{meeting}: {link}") ?? meeting
            : $"{meeting}: the link is in Calendly";
}
