using System.Globalization;
using NodaTime;
using Remindly.Web.Sandbox.Api;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>Faults on and off, and how forms' fields are read.</summary>
internal static class FaultActs
{
    public static string On(SandboxFaults faults, IFormCollection form)
    {
        if (!Enum.TryParse<FaultKind>(form["kind"], out var kind) || !Enum.TryParse<FaultScope>(form["scope"], out var scope))
        {
            return "";
        }

        var (amount, fault) = (Number(form["amount"]), new SandboxFault(kind) { Scope = scope });
        faults.Add(
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

    public static string Off(SandboxFaults faults, IFormCollection form)
    {
        if (Enum.TryParse<FaultKind>(form["kind"], out var kind))
        {
            faults.Remove(kind);
        }
        else
        {
            faults.Clear();
        }

        return "fault-off";
    }

    public static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static DateTimeOffset? Time(string? text, string zone) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, out var local) && local.Year is > 1900 and < 2200
            ? AcuityTime.At(LocalDateTime.FromDateTime(local), zone)
            : null;
}
