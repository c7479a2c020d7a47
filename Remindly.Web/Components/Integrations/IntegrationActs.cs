using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Integrations;

/// <summary>What the buttons of an integration do, each answering with what its reader is told.</summary>
public sealed class IntegrationActs(IntegrationService integrations, SyncNow sync)
{
    /// <summary>Does the one thing that mends it; reconnecting is a page of its own.</summary>
    public Task<SyncSaid> MendAsync(Guid userId, IntegrationView integration, CancellationToken cancellationToken) =>
        HealthWords.Mends(integration) switch
        {
            Mending.Resume => ResumeAsync(userId, integration, cancellationToken),
            Mending.AcceptAbsence => SyncAsync(userId, integration, acceptsAbsence: true, cancellationToken),
            _ => SyncAsync(userId, integration, acceptsAbsence: false, cancellationToken),
        };

    public Task<SyncSaid> SyncAsync(Guid userId, IntegrationView integration, bool acceptsAbsence, CancellationToken cancellationToken) =>
        sync.RunAsync(userId, integration, new SyncRequest(integration.Id, SyncTrigger.Manual, acceptsAbsence), cancellationToken);

    /// <summary>Resumes, and syncs at once: what happened meanwhile is what a person wants to see.</summary>
    public async Task<SyncSaid> ResumeAsync(Guid userId, IntegrationView integration, CancellationToken cancellationToken)
    {
        var change = new IntegrationChange { Status = IntegrationStatus.Active };
        var resumed = await integrations.ChangeAsync(userId, integration.Id, change, cancellationToken);
        return resumed.Problem is { } problem
            ? new SyncSaid(false, problem)
            : await SyncAsync(userId, integration, acceptsAbsence: false, cancellationToken);
    }

    public async Task<SyncSaid> SyncByItselfAsync(
        Guid userId,
        IntegrationView integration,
        bool enabled,
        CancellationToken cancellationToken
    )
    {
        var change = new IntegrationChange { SyncEnabled = enabled };
        var switched = await integrations.ChangeAsync(userId, integration.Id, change, cancellationToken);
        return switched.Problem is { } problem ? new SyncSaid(false, problem)
            : enabled ? new SyncSaid(true, "It syncs by itself now.")
            : new SyncSaid(true, "It no longer syncs by itself. Press Sync now when you want to look.");
    }
}
