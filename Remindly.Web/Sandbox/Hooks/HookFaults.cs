namespace Remindly.Web.Sandbox.Hooks;

/// <summary>What goes wrong with deliveries on purpose. Several may be on at once; each concerns what is sent from then on.</summary>
public sealed record HookFaults
{
    public static readonly HookFaults None = new();

    /// <summary>Nothing goes out until this is switched off; then all of it does.</summary>
    public bool Hold { get; init; }

    /// <summary>Everything is sent two times.</summary>
    public bool Twice { get; init; }

    /// <summary>Each lets the one after it go first; what was held goes out last first.</summary>
    public bool OutOfOrder { get; init; }

    /// <summary>Signed with a key that nobody has.</summary>
    public bool WrongSignature { get; init; }
}
