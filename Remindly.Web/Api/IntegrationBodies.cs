using System.Text.Json;
using Remindly.Core;
using Remindly.Core.Scheduling;

namespace Remindly.Web.Api;

/// <summary>What connecting or verifying takes; which credentials is the provider's to say. Write-only: no answer repeats them.</summary>
internal sealed class ConnectBody : CredentialBody
{
    public string? Provider { get; init; }

    public Guid? SeniorId { get; init; }

    public bool? SyncEnabled { get; init; }

    public JsonElement? Settings { get; init; }

    public Outcome<NewIntegration> Read()
    {
        var settings = Settings is { ValueKind: not JsonValueKind.Null } sent
            ? SyncSettingsReader.Read(sent, SyncSettings.Default)
            : SyncSettings.Default;
        return settings switch
        {
            Outcome<SyncSettings>.Done(var read) => new NewIntegration
            {
                Provider = Provider ?? "",
                SeniorId = SeniorId,
                Credentials = Credentials,
                SyncEnabled = SyncEnabled ?? true,
                Settings = read,
            },
            Outcome<SyncSettings>.Refused(var errors) => new Outcome<NewIntegration>.Refused(errors),
            _ => throw new InvalidOperationException("Settings are read or refused."),
        };
    }
}

/// <summary>What to change; what is left out stays. New credentials are verified before they are kept.</summary>
internal sealed class IntegrationPatch : CredentialBody
{
    /// <summary>What you call it, up to 100 characters; null: what the account is called.</summary>
    public Patch<string?> Name { get; init; }

    public bool? SyncEnabled { get; init; }

    public string? Status { get; init; }

    /// <summary>Pauses until then, up to a year, and resumes by itself; null: until somebody resumes it.</summary>
    public Patch<DateTimeOffset?> PausedUntil { get; init; }

    public Patch<Guid?> SeniorId { get; init; }

    public JsonElement? Settings { get; init; }

    public int? Version { get; init; }

    /// <param name="current">What settings that are not sent keep.</param>
    public Outcome<IntegrationChange> Read(SyncSettings current)
    {
        var faults = new Dictionary<string, string[]>();
        var status = ReadStatus(faults);
        SyncSettings? settings = null;
        if (Settings is { } sent)
        {
            switch (sent.ValueKind == JsonValueKind.Null ? SyncSettings.Default : SyncSettingsReader.Read(sent, current))
            {
                case Outcome<SyncSettings>.Done(var read):
                    settings = read;
                    break;
                case Outcome<SyncSettings>.Refused(var errors):
                    faults = faults.Concat(errors).ToDictionary();
                    break;
                default:
                    break;
            }
        }

        return faults.Count > 0
            ? new Outcome<IntegrationChange>.Refused(faults)
            : new IntegrationChange
            {
                Name = Name,
                SyncEnabled = SyncEnabled,
                Status = status,
                PausedUntil = PausedUntil,
                ChangesSenior = SeniorId.IsSet,
                SeniorId = SeniorId.Value,
                Settings = settings,
                Credentials = HasCredentials ? Credentials : null,
                Version = Version,
            };
    }

    private IntegrationStatus? ReadStatus(Dictionary<string, string[]> faults)
    {
        switch (Status)
        {
            case null:
                return null;
            case "active":
                return IntegrationStatus.Active;
            case "inactive":
                return IntegrationStatus.Inactive;
            default:
                faults["status"] = ["Use one of: active, inactive."];
                return null;
        }
    }
}

/// <summary>Whose the appointments of a client are: recognised by the e-mail, else the phone, else the name.</summary>
internal sealed class MatchBody
{
    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Name { get; init; }

    public Guid? SeniorId { get; init; }

    public ExternalClient Client => new(Name, Email, Phone);
}
