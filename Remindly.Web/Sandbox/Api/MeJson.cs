using System.Globalization;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

internal static class MeJson
{
    public static JsonObject Of(SandboxAccount account, DateTimeOffset now)
    {
        var id = long.Parse(account.UserId, CultureInfo.InvariantCulture);
        var settings = account.Settings;
        return new JsonObject
        {
            ["id"] = id,
            ["owner"] = id,
            ["email"] = settings.Email,
            ["adminEmail"] = settings.Email,
            ["firstName"] = settings.FirstName,
            ["lastName"] = settings.LastName,
            ["name"] = "",
            ["displayName"] = settings.Name,
            ["timezone"] = settings.Timezone,
            ["country"] = settings.Country,
            ["currency"] = settings.Currency,
            ["accountLanguage"] = "en-US",
            ["timeFormat"] = settings.TimeFormat,
            ["dateFormat"] = settings.DateFormat,
            ["firstDayOfWeek"] = 0,
            ["schedulingPage"] = "https://riverside-care.as.example/schedule",
            ["accountType"] = "admin",
            ["plan"] = "Powerhouse",
            ["planCapabilities"] = new JsonObject { ["can_use_api"] = false, ["max_calendars"] = 36 },
            ["isTrial"] = false,
            ["expires"] = now.AddYears(1).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["created"] = AcuityTime.Stamp(AcuityTime.In("America/Chicago", now.AddYears(-3))),
            ["industry"] = null,
            ["onboarding"] = null,
            ["embedCode"] = "",
        };
    }
}
