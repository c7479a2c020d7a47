using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling;

/// <summary>Reads integrations for a person; every query starts from what they may see.</summary>
public sealed class IntegrationReader(
    IDbContextFactory<RemindlyDb> databases,
    ProviderCatalog catalog,
    KeyRingCheck keys,
    CredentialVault vault,
    TimeProvider clock
)
{
    /// <summary>Those of one senior, or all the person may see; newest last.</summary>
    public async Task<IReadOnlyList<IntegrationView>> ListAsync(Guid userId, Guid? seniorId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, userId, Visible(db, userId, seniorId), cancellationToken);
    }

    /// <summary>Some of them, in the order they were connected.</summary>
    public async Task<Outcome<Page<IntegrationView>>> PageAsync(
        Guid userId,
        Guid? seniorId,
        PageRequest request,
        CancellationToken cancellationToken
    )
    {
        var faults = new Faults();
        var list = $"integrations {userId} {seniorId}";
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<IntegrationView>>();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visible = Visible(db, userId, seniorId);
        var rest = after is null ? visible : visible.Where(integration => integration.Id > after.Id);
        var read = await ReadAsync(db, userId, rest.OrderBy(integration => integration.Id).Take(request.Limit + 1), cancellationToken);
        return request.Cut(read, list, view => new Cursor(null, view.Id));
    }

    public async Task<Outcome<IntegrationView>> GetAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await ReadAsync(db, userId, db.IntegrationsOf(userId).Where(each => each.Id == id), cancellationToken);
        return found.Count == 0 ? new Outcome<IntegrationView>.Missing() : found[0];
    }

    private static IQueryable<SchedulingIntegration> Visible(RemindlyDb db, Guid userId, Guid? seniorId)
    {
        var visible = db.IntegrationsOf(userId);
        return seniorId is { } id ? visible.Where(integration => integration.SeniorId == id) : visible;
    }

    private async Task<List<IntegrationView>> ReadAsync(
        RemindlyDb db,
        Guid userId,
        IQueryable<SchedulingIntegration> integrations,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var rows = await integrations
            .AsNoTracking()
            .OrderBy(integration => integration.Id)
            .Select(integration => new Row(
                integration,
                db.Seniors.Where(senior => senior.Id == integration.SeniorId)
                    .Select(senior => senior.Nickname ?? senior.Name)
                    .FirstOrDefault(),
                db.CircleMembers.Where(member => member.SeniorId == integration.SeniorId && member.UserId == userId)
                    .Select(member => (CircleRole?)member.Role)
                    .FirstOrDefault(),
                db.Tasks.Count(task => task.SchedulingIntegrationId == integration.Id && task.DismissedAt == null),
                db.Tasks.Count(task =>
                    task.SchedulingIntegrationId == integration.Id
                    && task.ScheduledAt >= now
                    && task.DismissedAt == null
                    && task.Status < CareTaskStatus.Completed
                ),
                db.SyncLeases.Where(lease => lease.IntegrationId == integration.Id && lease.ExpiresAt >= now)
                    .Join(db.SyncRuns, lease => lease.RunId, run => run.Id, (lease, run) => run)
                    .Select(run => new RunProgress(
                        run.StartedAt,
                        run.Total,
                        run.Created,
                        run.Updated,
                        run.Unchanged,
                        run.Cancelled,
                        run.Skipped,
                        run.ErrorCount
                    ))
                    .FirstOrDefault()
            ))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => View(row, now))];
    }

    private IntegrationView View(Row row, DateTimeOffset now)
    {
        var integration = row.Integration;
        var name = catalog.NameOf(integration.Provider);
        var secret = catalog.Find(integration.Provider)?.Info.Secret ?? "key";
        var keysFit = keys.KeysFit || vault.Open(integration) is not null;
        var manages = row.Role == CircleRole.Owner || integration.SeniorId is null;
        return new IntegrationView
        {
            Id = integration.Id,
            Provider = integration.Provider,
            ProviderName = name,
            ProviderSecret = secret,
            UserId = integration.UserId,
            SeniorId = integration.SeniorId,
            SeniorName = row.SeniorName,
            ProviderUserId = integration.ProviderUserId,
            Username = manages ? integration.Username : null,
            AccountName = integration.AccountName,
            Name = integration.Name,
            ApiKeyHint = integration.ApiKeyHint,
            Status = integration.Status,
            PausedUntil = integration.PausedUntil,
            SyncEnabled = integration.SyncEnabled,
            Health = IntegrationHealth.Of(integration, row.Running?.StartedAt, keysFit, name, now, secret),
            Progress = row.Running,
            LastSyncedAt = integration.LastSyncedAt,
            LastError = integration is { LastErrorKind: { } kind, LastErrorAt: { } at }
                ? new LastError(FailureWords.Code(kind), FailureWords.Sentence(kind, name, integration.SyncsByItself, secret), at)
                : null,
            MissingHeld = integration.MissingHeld,
            Settings = integration.Settings,
            TaskCount = row.Tasks,
            UpcomingCount = row.Upcoming,
            CreatedAt = integration.CreatedAt,
            Version = integration.Version,
            Rights = new IntegrationRights(manages || row.Role == CircleRole.Helper, manages),
        };
    }

    private sealed record Row(
        SchedulingIntegration Integration,
        string? SeniorName,
        CircleRole? Role,
        int Tasks,
        int Upcoming,
        RunProgress? Running
    );
}
