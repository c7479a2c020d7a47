using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>What the buttons of Acuity's page do; each answers with the word the page then says.</summary>
internal static class DevPageActs
{
    public static string Add(SandboxAccount account, IFormCollection form)
    {
        var calendar = account.Calendar(FaultActs.Number(form["calendar"])) ?? account.Calendars[0];
        var type = account.Type(FaultActs.Number(form["type"])) ?? account.Types[0];
        if (FaultActs.Time(form["start"], calendar.Timezone) is not { } start)
        {
            return "no-time";
        }

        account.Add(
            new SandboxAppointment
            {
                Start = start,
                CalendarId = calendar.Id,
                TypeId = type.Id,
                FirstName = form["first"].ToString(),
                LastName = form["last"].ToString(),
                Email = form["email"].ToString(),
                Phone = form["phone"].ToString(),
                Location = calendar.Location,
                Category = type.Category,
            }
        );
        return "added";
    }

    public static string Act(SandboxAccount account, IFormCollection form, RouteValueDictionary route)
    {
        var id = FaultActs.Number((string?)route["id"]);
        if (account.Find(id) is not { } found)
        {
            return "gone";
        }

        switch (route["verb"])
        {
            case "move":
                var zone = account.Calendar(found.CalendarId)?.Timezone ?? account.Settings.Timezone;
                if (FaultActs.Time(form["start"], zone) is not { } start)
                {
                    return "no-time";
                }

                account.Move(id, start);
                return "moved";
            case "cancel":
                account.Cancel(id);
                return "cancelled";
            case "no-show":
                account.Cancel(id, noShow: true);
                return "no-show";
            case "uncancel":
                account.Uncancel(id);
                return "uncancelled";
            case "delete":
                account.Delete(id);
                return "deleted";
            default:
                return "";
        }
    }

    public static string AddHook(SandboxAccount account, IFormCollection form)
    {
        var target = form["target"].ToString().Trim();
        if (!HookTarget.IsReachable(target))
        {
            return "no-target";
        }

        account.AddStaticWebhook(target);
        return "hook";
    }

    public static string RemoveHook(SandboxAccount account, RouteValueDictionary route)
    {
        account.RemoveWebhook(FaultActs.Number((string?)route["id"]));
        return "unhook";
    }

    public static string Reset(SandboxAccount account, IFormCollection form)
    {
        if (form["empty"] == "true")
        {
            account.Clear();
            return "emptied";
        }

        account.Seed();
        return "reset";
    }
}
