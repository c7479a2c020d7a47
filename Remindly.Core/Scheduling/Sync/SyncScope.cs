namespace Remindly.Core.Scheduling.Sync;

/// <summary>What one run looks at and whose it is.</summary>
internal sealed class SyncScope
{
    private readonly ClientOwners owners;
    private readonly SyncMemory memory;

    /// <param name="seniors">Whom appointments can belong to.</param>
    /// <param name="owners">How they are told apart.</param>
    public SyncScope(
        SyncRun run,
        SchedulingIntegration integration,
        ConnectedProvider connected,
        IReadOnlyList<SeniorIdentity> seniors,
        ClientOwners owners,
        Guid? assignTo,
        bool acceptsAbsence
    )
    {
        (Run, Connected, AssignTo, AcceptsAbsence) = (run, connected, assignTo, acceptsAbsence);
        (Source, SeniorId, this.owners) = (integration.Provider, integration.SeniorId, owners);
        MatchesClients = integration.MatchesClients;
        Window = DateWindow.Around(run.StartedAt, integration.Settings.DaysBack, integration.Settings.DaysAhead);
        Request = new FetchRequest(Window, MatchesClients ? owners.All : null, seniors.Count > 0 ? seniors[0].TimeZone : "Etc/UTC");
        connected.Connection.TimeZone = Request.TimeZone;
        memory = SyncMemory.Of(integration, Request);
        Request = Request with { Memory = acceptsAbsence ? null : memory.Recall(integration.SyncMemory) };
    }

    public SyncRun Run { get; }

    public string Source { get; }

    public ConnectedProvider Connected { get; }

    public string ProviderName => Connected.Provider.Info.Name;

    public DateWindow Window { get; }

    public FetchRequest Request { get; }

    /// <summary>An integration of no senior has to tell its caregiver's seniors apart.</summary>
    public bool MatchesClients { get; }

    /// <summary>Who has new tasks at first; null for nobody.</summary>
    public Guid? AssignTo { get; }

    /// <summary>A person has said that what is missing at the provider is really gone.</summary>
    public bool AcceptsAbsence { get; }

    /// <summary>There is nobody whose appointments could be looked for.</summary>
    public bool LooksForNobody => MatchesClients && owners.AreNone;

    public string GoneReason => $"{ProviderName} no longer has this appointment.";

    public string SomebodyElsesReason => $"In {ProviderName} this appointment is now somebody else's.";

    /// <summary>Whose the integration is; null: its caregiver's seniors are told apart by client.</summary>
    public Guid? SeniorId { get; }

    /// <summary>As it is stored, for runs that ask for the same.</summary>
    public string? Remember(string? said) => memory.Keep(said);

    /// <summary>Whose appointment it is; null when it is nobody's here.</summary>
    public Guid? OwnerOf(ExternalClient client) => MatchesClients ? owners.Of(client) : SeniorId;
}
