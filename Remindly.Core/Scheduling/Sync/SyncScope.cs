namespace Remindly.Core.Scheduling.Sync;

/// <summary>What one run looks at and whose it is.</summary>
/// <param name="Seniors">Whom appointments can belong to.</param>
/// <param name="AcceptsAbsence">A person has said that what is missing at the provider is really gone.</param>
internal sealed record SyncScope(
    SyncRun Run,
    string Source,
    string ProviderName,
    ConnectedProvider Connected,
    SyncSettings Settings,
    DateWindow Window,
    Guid? SeniorId,
    IReadOnlyList<SeniorIdentity> Seniors,
    Guid? AssignTo,
    bool AcceptsAbsence
)
{
    /// <summary>An integration of no senior has to tell its caregiver's seniors apart.</summary>
    public bool MatchesClients => SeniorId is null || Settings.Match == MatchMode.Client;

    public FetchRequest Request =>
        new(
            Window,
            MatchesClients ? [.. Seniors.Select(senior => senior.Client)] : null,
            Seniors.Count > 0 ? Seniors[0].TimeZone : "Etc/UTC"
        );

    /// <summary>Whose appointment it is; null when it is nobody's here.</summary>
    public Guid? OwnerOf(ExternalClient client) =>
        MatchesClients ? ClientMatching.Only(client, [.. Seniors.Select(senior => senior.Client)])?.SeniorId : SeniorId;
}
