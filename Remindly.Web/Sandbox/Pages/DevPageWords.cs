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

    public static string Of(FaultScope scope) =>
        scope switch
        {
            FaultScope.Lists => "lists of appointments",
            FaultScope.Singles => "single appointments",
            FaultScope.Me => "the account itself",
            _ => "every request",
        };
}
