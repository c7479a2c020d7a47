using Remindly.Core.Scheduling;

namespace Remindly.Web.Components.Integrations;

/// <summary>What is being typed into a connect form, by the provider's field. A class: a record's <c>ToString</c> would print it.</summary>
public sealed class CredentialDraft
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public string? this[string field]
    {
        get => values.GetValueOrDefault(field);
        set => values[field] = value ?? "";
    }

    /// <summary>Pasted text often brings blanks along.</summary>
    public Credentials ToCredentials() =>
        new()
        {
            ProviderUserId = Typed("provider_user_id"),
            ApiKey = Typed("api_key"),
            ApiSecret = Typed("api_secret"),
            AccessToken = Typed("access_token"),
            Url = Typed("url"),
            Username = Typed("username"),
            Password = Typed("password"),
        };

    private string? Typed(string field) => values.GetValueOrDefault(field)?.Trim() is { Length: > 0 } text ? text : null;

    public override string ToString() => "[credentials]";
}
