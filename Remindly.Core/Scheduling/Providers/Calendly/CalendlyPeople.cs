using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Who of an event's invitees it is for.</summary>
internal static class CalendlyPeople
{
    /// <summary>All of them, whoever still comes first; of a whole group only that one, for the others are nobody's here.</summary>
    public static IReadOnlyList<JsonElement> First(CalendlyRow row, IReadOnlyList<JsonElement> invitees)
    {
        List<JsonElement> ordered = [.. invitees.OrderBy(each => each.Text("status") == "active" ? 0 : 1)];
        return row.IsGroup ? [.. ordered.Take(1)] : ordered;
    }

    /// <summary>The invitees with one of these e-mails.</summary>
    public static IEnumerable<JsonElement> With(IReadOnlyList<JsonElement> invitees, IReadOnlySet<string> emails) =>
        invitees.Where(each => each.Text("email")?.Trim() is { } email && emails.Contains(email));
}
