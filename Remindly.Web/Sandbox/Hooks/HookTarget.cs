namespace Remindly.Web.Sandbox.Hooks;

/// <summary>An address that hears of changes, and how it has fared.</summary>
public sealed class HookTarget(string address)
{
    public string Address => address;

    /// <summary>False once it was removed, or had failed for too long.</summary>
    public bool IsActive { get; internal set; } = true;

    /// <summary>The first of the failures since it last took something.</summary>
    public DateTimeOffset? FailingSince { get; internal set; }

    /// <summary>A page of this machine, on any port, or one outside on the two public ports.</summary>
    internal static bool IsReachable(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var target)
        && target.Scheme is "http" or "https"
        && (target.IsLoopback || target.Port is 80 or 443);
}
