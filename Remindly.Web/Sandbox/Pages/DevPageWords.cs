using System.Globalization;
using Remindly.Web.Sandbox.Feeds;
using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Pages;

internal static class DevPageWords
{
    public static string Said(string done) =>
        done switch
        {
            "added" => "✓ The appointment was added.",
            "moved" => "✓ The appointment was moved.",
            "cancelled" => "✓ The appointment was cancelled.",
            "no-show" => "✓ The appointment was marked as a no-show.",
            "uncancelled" => "✓ The appointment is on again.",
            "came" => "✓ The no-show was taken back.",
            "renamed" => "✓ The appointment has a new title.",
            "no-title" => "Nothing was changed. Give it a title.",
            "deliveries" => "✓ Deliveries now go as chosen.",
            "hook" => "✓ That address is told of changes from now on.",
            "unhook" => "✓ That address is told of nothing any more.",
            "no-target" => "Nothing was changed. The address must be on this machine, or a web address on port 443 or 80.",
            "deleted" => "✓ The appointment was deleted.",
            "fault-on" => "! The fault is on.",
            "fault-off" => "✓ The fault is off.",
            "emptied" => "✓ The account is empty.",
            "reset" => "✓ The account was filled anew.",
            "gone" => "That appointment is not there any more.",
            "no-time" => "Nothing was changed. Choose a date and a time.",
            _ => "",
        };

    public static string Of(FaultKind kind) =>
        kind switch
        {
            FaultKind.Unauthorized => "401: key not accepted",
            FaultKind.Forbidden => "403: not allowed",
            FaultKind.TooManyRequests => "429: too many requests (seconds to wait)",
            FaultKind.ServerError => "500: server broken",
            FaultKind.Maintenance => "503: maintenance page",
            FaultKind.Slow => "Slow (seconds)",
            FaultKind.CutJson => "Answer cut in the middle",
            FaultKind.Html => "A web page in place of data",
            FaultKind.EmptyList => "Empty list",
            FaultKind.Redirect => "Redirect to another host",
            FaultKind.HugeBody => "Huge answer",
            FaultKind.MalformedRow => "One row with an unreadable time",
            FaultKind.RowWithoutId => "One row without an id",
            FaultKind.HardCap => "Never more than some rows (rows)",
            _ => "Connection dropped",
        };

    public static string Of(FeedFault fault) =>
        fault switch
        {
            FeedFault.None => "None: it answers as it should",
            FeedFault.Slow => "Slow, five seconds",
            FeedFault.ServerError => "500: server broken",
            FeedFault.Html => "A web page in place of the calendar",
            FeedFault.Empty => "A calendar without an entry",
            FeedFault.Shrunken => "Only one entry is left",
            FeedFault.Huge => "64 MB",
            FeedFault.GzipBomb => "64 MB, packed small",
            FeedFault.CutOff => "Cut off in the middle",
            FeedFault.Unauthorized => "401: sign in first",
            FeedFault.NotFound => "404: not found",
            _ => "429: too many requests",
        };

    public static string Of(HookDelivery delivery) =>
        delivery.State switch
        {
            HookState.Held => "‖ Held back",
            HookState.Waiting => "◷ On its way",
            HookState.Retrying => string.Create(CultureInfo.InvariantCulture, $"↻ Again at {delivery.NextAt:HH:mm:ss}"),
            HookState.Delivered => "✓ Delivered",
            HookState.GivenUp => "✕ Given up",
            _ => "✕ Not sent",
        };

    public static string Of(FaultScope scope) =>
        scope switch
        {
            FaultScope.Lists => "lists of appointments",
            FaultScope.Singles => "single appointments",
            FaultScope.Me => "the account itself",
            _ => "every request",
        };
}
