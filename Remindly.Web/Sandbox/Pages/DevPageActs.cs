using System.Globalization;
using NodaTime;
using Remindly.Web.Sandbox.Api;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>What the page's buttons do; each answers with the word the page then says.</summary>
internal static class DevPageActs
{
    public static string Add(SandboxAccount account, IFormCollection form, RouteValueDictionary route)
    {
        var calendar = account.Calendar(Number(form["calendar"])) ?? account.Calendars[0];
        var type = account.Type(Number(form["type"])) ?? account.Types[0];
        if (Time(form["start"], calendar.Timezone) is not { } start)
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
        var id = Number((string?)route["id"]);
        if (account.Find(id) is not { } found)
        {
            return "gone";
        }

        switch (route["verb"])
        {
            case "move":
                if (Time(form["start"], account.Calendar(found.CalendarId)?.Timezone ?? account.Settings.Timezone) is not { } start)
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

    public static string Fault(SandboxAccount account, IFormCollection form, RouteValueDictionary route)
    {
        if (!Enum.TryParse<FaultKind>(form["kind"], out var kind) || !Enum.TryParse<FaultScope>(form["scope"], out var scope))
        {
            return "";
        }

        var (amount, fault) = (Number(form["amount"]), new SandboxFault(kind) { Scope = scope });
        account.Faults.Add(
            fault with
            {
                Count = Number(form["count"]) is > 0 and var count ? (int)Math.Min(count, int.MaxValue) : null,
                RetryAfterSeconds = kind == FaultKind.TooManyRequests && amount > 0 ? (int)Math.Min(amount, 86_400) : null,
                DelayMs = kind == FaultKind.Slow && amount > 0 ? (int)Math.Min(amount, 600) * 1000 : fault.DelayMs,
                Rows = kind == FaultKind.HardCap && amount > 0 ? (int)Math.Min(amount, int.MaxValue) : fault.Rows,
            }
        );
        return "fault-on";
    }

    public static string FaultsOff(SandboxAccount account, IFormCollection form, RouteValueDictionary route)
    {
        if (Enum.TryParse<FaultKind>(form["kind"], out var kind))
        {
            account.Faults.Remove(kind);
        }
        else
        {
            account.Faults.Clear();
        }

        return "fault-off";
    }

    public static string Reset(SandboxAccount account, IFormCollection form, RouteValueDictionary route)
    {
        if (form["empty"] == "true")
        {
            account.Clear();
            return "emptied";
        }

        account.Seed();
        return "reset";
    }

    private static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateTimeOffset? Time(string? text, string zone) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, out var local) && local.Year is > 1900 and < 2200
            ? AcuityTime.At(LocalDateTime.FromDateTime(local), zone)
            : null;
}
