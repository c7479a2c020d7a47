using System.Text.Json;

namespace Remindly.Tests.Infrastructure;

/// <summary>Reads what the app answered.</summary>
public static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        using var document = await JsonDocument.ParseAsync(body);
        return document.RootElement.Clone();
    }

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
