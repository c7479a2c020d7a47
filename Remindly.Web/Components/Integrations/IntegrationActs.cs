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

    public Task<SyncSaid> PauseAsync(Guid userId, IntegrationView integration, CancellationToken cancellationToken) =>
        ChangeAsync(
            userId,
            integration,
            new IntegrationChange { Status = IntegrationStatus.Inactive },
            "Paused. Its tasks stay as they are until you resume it.",
            cancellationToken
        );

    /// <summary>Resumes, and syncs at once: what happened meanwhile is what a person wants to see.</summary>
    public async Task<SyncSaid> ResumeAsync(Guid userId, IntegrationView integration, CancellationToken cancellationToken)
    {
        var change = new IntegrationChange { Status = IntegrationStatus.Active };
        var resumed = await integrations.ChangeAsync(userId, integration.Id, change, cancellationToken);
        return resumed.Problem is { } problem
            ? new SyncSaid(false, problem)
            : await SyncAsync(userId, integration, acceptsAbsence: false, cancellationToken);
    }

    public Task<SyncSaid> SyncByItselfAsync(Guid userId, IntegrationView integration, bool enabled, CancellationToken cancellationToken) =>
        ChangeAsync(
            userId,
            integration,
            new IntegrationChange { SyncEnabled = enabled },
            enabled ? "It syncs by itself now." : "It no longer syncs by itself. Press Sync now when you want to look.",
            cancellationToken
        );

    private async Task<SyncSaid> ChangeAsync(
        Guid userId,
        IntegrationView integration,
        IntegrationChange change,
        string done,
        CancellationToken cancellationToken
    )
    {
        var outcome = await integrations.ChangeAsync(userId, integration.Id, change, cancellationToken);
        return outcome.Problem is { } problem ? new SyncSaid(false, problem) : new SyncSaid(true, done);
    }
}
