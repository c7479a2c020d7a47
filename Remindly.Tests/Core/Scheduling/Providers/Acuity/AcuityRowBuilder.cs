using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

/// <summary>An appointment as Acuity writes it.</summary>
internal sealed class AcuityRowBuilder
{
    private readonly JsonObject row = new()
    {
        ["id"] = 1893344501L,
        ["firstName"] = "Rosa",
        ["lastName"] = "Marino",
        ["phone"] = "5035550147",
        ["email"] = "rosa@example.com",
        ["date"] = "March 10, 2026",
        ["time"] = "9:15am",
        ["endTime"] = "10:05am",
        ["datetimeCreated"] = "2026-03-01T08:02:11-0600",
        ["datetime"] = "2026-03-10T09:15:00-0700",
        ["duration"] = "50",
        ["type"] = "Check-up ",
        ["appointmentTypeID"] = 71500890,
        ["addonIDs"] = new JsonArray(),
        ["calendar"] = "Dr Lee",
        ["calendarID"] = 12000345,
        ["confirmationPage"] = "https://app.acuityscheduling.com/schedule.php?owner=1&action=appt&id%5B%5D=5ec7e7",
        ["location"] = "",
        ["notes"] = "",
        ["calendarTimezone"] = "America/Denver",
        ["canceled"] = false,
        ["labels"] = null,
    };

    public AcuityRowBuilder With(string member, JsonNode? value)
    {
        row[member] = value;
        return this;
    }

    /// <summary>With a member as it stands on the wire.</summary>
    public AcuityRowBuilder WithRaw(string member, string json) => With(member, JsonNode.Parse(json));

    public AcuityRowBuilder Without(string member)
    {
        row.Remove(member);
        return this;
    }

    public JsonElement Build() => JsonElement.Parse(row.ToJsonString());
}
