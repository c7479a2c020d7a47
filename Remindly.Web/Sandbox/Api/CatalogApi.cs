using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

/// <summary>The account itself and what it is made of: types, calendars, clients, blocks, labels, forms.</summary>
internal static class CatalogApi
{
    public static void Map(AcuityApi api)
    {
        api.Get("/me", call => call.JsonAsync(MeJson.Of(call.Account, call.Now)));
        api.Get("/appointment-types", call => call.JsonAsync(Types(call.Account, call.Query["includeDeleted"] == "true")));
        api.Get("/calendars", call => call.JsonAsync(new JsonArray([.. call.Account.Calendars.Select(Calendar)])));
        api.Get("/clients", call => call.JsonAsync(Clients(call.Account, call.Query["search"].ToString())));
        api.Get("/blocks", BlocksAsync);
        api.Get("/labels", call => call.JsonAsync(Labels(call.Account)));
        api.Get("/forms", call => call.JsonAsync(Forms(call.Account)));
        api.Get("/meta", call => call.JsonAsync(new JsonObject { ["hooks"] = new JsonArray("127.0.0.1/32", "203.0.113.10/32") }));
    }

    private static JsonArray Types(SandboxAccount account, bool includeDeleted) =>
        new([.. account.Types.Where(each => each.Active || includeDeleted).Select(each => Type(account, each))]);

    private static JsonObject Type(SandboxAccount account, SandboxAppointmentType type) =>
        new()
        {
            ["id"] = type.Id,
            ["name"] = type.Name,
            ["active"] = type.Active,
            ["description"] = type.Description,
            ["duration"] = type.DurationMinutes,
            ["price"] = type.Price,
            ["category"] = type.Category,
            ["color"] = type.Color,
            ["private"] = false,
            ["type"] = type.Kind,
            ["image"] = "",
            ["classSize"] = type.ClassSize,
            ["paddingAfter"] = 0,
            ["paddingBefore"] = 0,
            ["calendarIDs"] = new JsonArray([.. type.CalendarIds.Select(each => (JsonNode)each)]),
            ["addonIDs"] = new JsonArray(),
            ["formIDs"] = new JsonArray(account.Practice.FormId),
            ["schedulingUrl"] = $"https://riverside-care.as.example/schedule?appointmentType={type.Id}",
        };

    private static JsonObject Calendar(SandboxCalendar calendar) =>
        new()
        {
            ["id"] = calendar.Id,
            ["name"] = calendar.Name,
            ["email"] = calendar.Email,
            ["replyTo"] = calendar.Email,
            ["description"] = calendar.Description,
            ["location"] = calendar.Location,
            ["timezone"] = calendar.Timezone,
            ["image"] = false,
            ["thumbnail"] = false,
            ["isValid"] = true,
        };

    private static JsonArray Clients(SandboxAccount account, string search)
    {
        var people = account
            .Appointments.Select(each => (each.FirstName, each.LastName, each.Email, each.Phone))
            .Distinct()
            .Where(each => search.Length == 0 || $"{each}".Contains(search, StringComparison.OrdinalIgnoreCase))
            .OrderBy(each => each.LastName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(each => each.FirstName, StringComparer.OrdinalIgnoreCase);
        var clients = people.Select(each => new JsonObject
        {
            ["firstName"] = each.FirstName,
            ["lastName"] = each.LastName,
            ["email"] = each.Email,
            ["phone"] = each.Phone,
            ["notes"] = "",
        });
        return new([.. clients]);
    }

    private static Task BlocksAsync(AcuityCall call)
    {
        if (AppointmentFilter.Read(call.Query, out var problem) is not { } filter)
        {
            return call.BadAsync("bad_request", problem);
        }

        var rows = new JsonArray();
        foreach (var block in call.Account.Blocks.Where(each => filter.CalendarId is null || each.CalendarId == filter.CalendarId))
        {
            var zone = call.Account.Calendar(block.CalendarId)?.Timezone ?? call.Account.Settings.Timezone;
            var (first, last) = (AcuityTime.DateIn(zone, block.Start), AcuityTime.DateIn(zone, block.End));
            if (!(last < filter.MinDate) && !(first > filter.MaxDate) && rows.Count < filter.Max)
            {
                rows.Add(Block(block, zone));
            }
        }

        return call.JsonAsync(rows);
    }

    private static JsonObject Block(SandboxBlock block, string zone) =>
        new()
        {
            ["id"] = block.Id,
            ["calendarID"] = block.CalendarId,
            ["serviceGroupID"] = block.CalendarId,
            ["calendarTimezone"] = zone,
            ["start"] = AcuityTime.Stamp(AcuityTime.In(zone, block.Start)),
            ["end"] = AcuityTime.Stamp(AcuityTime.In(zone, block.End)),
            ["notes"] = block.Notes,
            ["managed"] = false,
            ["recurring"] = null,
            ["until"] = null,
            ["description"] = block.Notes,
        };

    private static JsonArray Labels(SandboxAccount account) =>
        new([
            .. account.Practice.Labels.Select(each => new JsonObject
            {
                ["id"] = each.Id,
                ["name"] = each.Name,
                ["color"] = each.Color,
            }),
        ]);

    private static JsonArray Forms(SandboxAccount account)
    {
        var fields = account.Practice.Fields.Select(each => new JsonObject
        {
            ["id"] = each.Id,
            ["name"] = each.Name,
            ["required"] = each.Required,
            ["type"] = each.Kind,
            ["options"] = each.Kind == "dropdown" ? new JsonArray("No", "A cane", "A walker", "A wheelchair") : null,
        });
        return
        [
            new JsonObject
            {
                ["id"] = account.Practice.FormId,
                ["name"] = "Before your visit",
                ["description"] = "",
                ["hidden"] = false,
                ["appointmentTypeIDs"] = new JsonArray([.. account.Types.Select(each => (JsonNode)each.Id)]),
                ["fields"] = new JsonArray([.. fields]),
            },
        ];
    }
}
