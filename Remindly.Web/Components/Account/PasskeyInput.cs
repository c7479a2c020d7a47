namespace Remindly.Web.Components.Account;

/// <summary>What the browser's authenticator answered, or why it did not.</summary>
public sealed class PasskeyInput
{
    public string? Credential { get; set; }

    public string? Problem { get; set; }
}
