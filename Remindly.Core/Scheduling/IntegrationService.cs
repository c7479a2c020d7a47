using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

/// <summary>What connecting takes.</summary>
public sealed record NewIntegration
{
    public required string Provider { get; init; }

    public Guid? SeniorId { get; init; }

    public required Credentials Credentials { get; init; }

    public bool SyncEnabled { get; init; } = true;

    public SyncSettings Settings { get; init; } = SyncSettings.Default;
}

/// <summary>What to change; null leaves as it is.</summary>
public sealed record IntegrationChange
{
    public bool? SyncEnabled { get; init; }

    /// <summary><see cref="IntegrationStatus.Active"/> or <see cref="IntegrationStatus.Inactive"/>.</summary>
    public IntegrationStatus? Status { get; init; }

    /// <summary>Whether <see cref="SeniorId"/> is to be taken, null included.</summary>
    public bool ChangesSenior { get; init; }

    public Guid? SeniorId { get; init; }

    public SyncSettings? Settings { get; init; }

    /// <summary>New ones, verified before they are kept; members that are null keep what is saved.</summary>
    public Credentials? Credentials { get; init; }

    public int? Version { get; init; }
}

/// <summary>Connects, changes, syncs and disconnects accounts for a person who may.</summary>
public sealed class IntegrationService(
    IDbContextFactory<RemindlyDb> databases,
    ProviderCatalog catalog,
    CredentialVault vault,
    IntegrationReader reader,
    SyncService sync,
    TimeProvider clock
)
{
    private const string OwnersOnly = "Only an owner of the care circle can do this. Ask one of them.";

    /// <summary>Verifies the credentials with the provider, then keeps them. It does not sync; automatic sync is due at once.</summary>
    public async Task<Outcome<IntegrationView>> ConnectAsync(Guid userId, NewIntegration wish, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (catalog.Find(wish.Provider) is not { } provider)
        {
            return new Outcome<IntegrationView>.Refused("provider", ProviderCatalog.ChooseOne);
        }

        if (await RefuseSeniorAsync(db, userId, wish.SeniorId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var (account, problem) = await VerifyAsync(provider, wish.Credentials, cancellationToken);
        if (account is null)
        {
            return problem!;
        }

        var now = clock.GetUtcNow();
        var integration = new SchedulingIntegration(userId, wish.SeniorId, wish.Provider, now);
        integration.Use(wish.Settings, now);
        integration.SyncByItself(wish.SyncEnabled, now);
        integration.UseCredentials(vault.Seal(integration.Id, wish.Credentials), account, now);
        db.Add(integration);
        await db.SaveChangesAsync(cancellationToken);
        return await reader.GetAsync(userId, integration.Id, cancellationToken);
    }

    public async Task<Outcome<IntegrationView>> ChangeAsync(
        Guid userId,
        Guid id,
        IntegrationChange change,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await FindManagedAsync<IntegrationView>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        if (change.Version is { } version && version != integration.Version)
        {
            return Stale();
        }

        if (change.ChangesSenior && await RefuseSeniorAsync(db, userId, change.SeniorId, cancellationToken) is { } noSenior)
        {
            return noSenior;
        }

        var now = clock.GetUtcNow();
        if (change.Credentials is { } partial)
        {
            var credentials = Complete(partial, integration);
            var provider = catalog.Find(integration.Provider)!;
            var (account, problem) = await VerifyAsync(provider, credentials, cancellationToken);
            if (account is null)
            {
                return problem!;
            }

            integration.UseCredentials(vault.Seal(integration.Id, credentials), account, now);
        }

        Apply(integration, change, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale();
        }

        return await reader.GetAsync(userId, id, cancellationToken);
    }

    /// <summary>Disconnects: the tasks stay and no longer update, or go as well.</summary>
    public async Task<Outcome<bool>> DisconnectAsync(Guid userId, Guid id, bool deleteTasks, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await FindManagedAsync<bool>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var tasks = db.Tasks.Where(task => task.SchedulingIntegrationId == id);
        if (deleteTasks)
        {
            await tasks.ExecuteDeleteAsync(cancellationToken);
        }
        else
        {
            await DisconnectedTasks.UnlinkAsync(db, id, userId, clock.GetUtcNow(), cancellationToken);
        }

        await db.Integrations.Where(each => each.Id == id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Syncs now, for whoever may.</summary>
    public async Task<Outcome<SyncAnswer>> SyncAsync(Guid userId, SyncRequest request, CancellationToken cancellationToken)
    {
        var found = await reader.GetAsync(userId, request.IntegrationId, cancellationToken);
        if (found is not Outcome<IntegrationView>.Done(var integration))
        {
            return new Outcome<SyncAnswer>.Missing();
        }

        return integration.Rights.MaySync && (!request.AcceptsAbsence || integration.Rights.MayManage)
            ? new Outcome<SyncAnswer>.Done(await sync.RunAsync(request, cancellationToken))
            : new Outcome<SyncAnswer>.Forbidden("You can look at this, not sync it. Ask an owner of the care circle.");
    }

    /// <summary>What can be booked at the provider, asked live.</summary>
    public async Task<Outcome<IReadOnlyList<AppointmentType>>> ListAppointmentTypesAsync(
        Guid userId,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await FindManagedAsync<IReadOnlyList<AppointmentType>>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        try
        {
            return catalog.Connect(integration) is { } connected
                ? new Outcome<IReadOnlyList<AppointmentType>>.Done(
                    await connected.Provider.ListAppointmentTypesAsync(connected.Connection, cancellationToken)
                )
                : ProviderTrouble.Of<IReadOnlyList<AppointmentType>>(FailureKind.Unauthorized, catalog.NameOf(integration.Provider));
        }
        catch (ProviderException problem)
        {
            return ProviderTrouble.Of<IReadOnlyList<AppointmentType>>(problem.Failure, catalog.NameOf(integration.Provider));
        }
    }

    private static void Apply(SchedulingIntegration integration, IntegrationChange change, DateTimeOffset now)
    {
        if (change.Settings is { } settings)
        {
            integration.Use(settings, now);
        }

        if (change.ChangesSenior)
        {
            integration.BelongTo(change.SeniorId, now);
        }

        if (change.SyncEnabled is { } enabled)
        {
            integration.SyncByItself(enabled, now);
        }

        if (change.Status == IntegrationStatus.Inactive)
        {
            integration.Pause(now);
        }
        else if (change.Status == IntegrationStatus.Active && integration.Status == IntegrationStatus.Inactive)
        {
            integration.Resume(now);
        }

        integration.Edited();
    }

    private Credentials Complete(Credentials partial, SchedulingIntegration integration)
    {
        var saved = vault.Open(integration);
        return new Credentials
        {
            ProviderUserId = partial.ProviderUserId ?? integration.ProviderUserId,
            ApiKey = partial.ApiKey ?? saved?.ApiKey,
            ApiSecret = partial.ApiSecret ?? saved?.ApiSecret,
            AccessToken = partial.AccessToken ?? saved?.AccessToken,
        };
    }

    private static async Task<(ProviderAccount? Account, Outcome<IntegrationView>? Problem)> VerifyAsync(
        ISchedulingProvider provider,
        Credentials credentials,
        CancellationToken cancellationToken
    )
    {
        if (CredentialFaults.Of<IntegrationView>(provider, credentials) is { } faults)
        {
            return (null, faults);
        }

        return await ProviderCatalog.VerifyAsync(provider, credentials, cancellationToken) switch
        {
            Verification.Accepted(var account) => (account, null),
            Verification.Failed(var failure) => (null, ProviderTrouble.Of<IntegrationView>(failure, provider.Info.Name)),
            _ => throw new InvalidOperationException("Unknown verification."),
        };
    }

    private static async Task<Outcome<IntegrationView>?> RefuseSeniorAsync(
        RemindlyDb db,
        Guid userId,
        Guid? seniorId,
        CancellationToken cancellationToken
    )
    {
        if (seniorId is not { } id)
        {
            return null;
        }

        return await db.RoleOf(userId, id).SingleOrDefaultAsync(cancellationToken) switch
        {
            null => new Outcome<IntegrationView>.Missing(),
            CircleRole.Owner => null,
            _ => new Outcome<IntegrationView>.Forbidden(OwnersOnly),
        };
    }

    private static async Task<(SchedulingIntegration? Integration, Outcome<T>? Refusal)> FindManagedAsync<T>(
        RemindlyDb db,
        Guid userId,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var integration = await db.IntegrationsOf(userId).SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (integration is null)
        {
            return (null, new Outcome<T>.Missing());
        }

        var manages =
            integration.SeniorId is not { } senior
            || await db.RoleOf(userId, senior).SingleOrDefaultAsync(cancellationToken) == CircleRole.Owner;
        return manages ? (integration, null) : (null, new Outcome<T>.Forbidden(OwnersOnly));
    }

    private static Outcome<IntegrationView>.Conflict Stale() =>
        new("stale_version", "Somebody changed this meanwhile. Look at it again, then repeat your change.");
}
