using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

/// <summary>Connects, changes and syncs accounts for a person who may.</summary>
public sealed class IntegrationService(
    IDbContextFactory<RemindlyDb> databases,
    ProviderCatalog catalog,
    CredentialVault vault,
    IntegrationReader reader,
    SyncLeases leases,
    SyncService sync,
    TimeProvider clock
)
{
    private readonly CredentialCheck check = new(vault);
    private readonly LiveAnswers live = new(databases, catalog, clock);

    /// <summary>Verifies the credentials with the provider, then keeps them. It does not sync; automatic sync is due at once.</summary>
    public async Task<Outcome<IntegrationView>> ConnectAsync(Guid userId, NewIntegration wish, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (catalog.Find(wish.Provider) is not { } provider)
        {
            return new Outcome<IntegrationView>.Refused("provider", ProviderCatalog.ChooseOne);
        }

        if (await IntegrationRules.RefuseSeniorAsync<IntegrationView>(db, userId, wish.SeniorId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var (account, problem) = await CredentialCheck.VerifyAsync(provider, wish.Credentials, cancellationToken);
        if (account is null)
        {
            return problem!;
        }

        var now = clock.GetUtcNow();
        var integration = new SchedulingIntegration(userId, wish.SeniorId, wish.Provider, now);
        integration.Use(wish.Settings, now);
        integration.SyncByItself(wish.SyncEnabled, now);
        integration.UseCredentials(vault.Seal(integration.Id, wish.Credentials), account, now);
        var seniors = await SeniorIdentities.OfAsync(db, userId, wish.SeniorId, cancellationToken);
        await RemovedTasks.PurgeAsync(db, seniors, wish.Provider, cancellationToken);
        db.Add(integration);
        await db.SaveChangesAsync(cancellationToken);
        return await reader.GetAsync(userId, integration.Id, cancellationToken);
    }

    public async Task<Outcome<IntegrationView>> ChangeAsync(
        Guid userId,
        Guid id,
        IntegrationChange change,
        CancellationToken cancellationToken
    ) =>
        await new IntegrationEdit(databases, catalog, check, leases, clock).ApplyAsync(userId, id, change, cancellationToken) is { } refusal
            ? refusal
            : await reader.GetAsync(userId, id, cancellationToken);

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
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<IReadOnlyList<AppointmentType>>(
            db,
            userId,
            id,
            cancellationToken
        );
        return integration is null
            ? refusal!
            : await live.AskAsync<IReadOnlyList<AppointmentType>>(
                integration,
                async asked => new Outcome<IReadOnlyList<AppointmentType>>.Done(
                    await asked.Provider.ListAppointmentTypesAsync(asked.Connection, cancellationToken)
                ),
                cancellationToken
            );
    }

    /// <summary>The account's calendars, asked live; none where the provider offers no choice.</summary>
    public async Task<Outcome<IReadOnlyList<OfferedCalendar>>> ListCalendarsAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<IReadOnlyList<OfferedCalendar>>(
            db,
            userId,
            id,
            cancellationToken
        );
        return integration is null
            ? refusal!
            : await live.AskAsync<IReadOnlyList<OfferedCalendar>>(
                integration,
                async asked => new Outcome<IReadOnlyList<OfferedCalendar>>.Done(
                    asked.Provider is IOffersCalendars offers ? await offers.ListCalendarsAsync(asked.Connection, cancellationToken) : []
                ),
                cancellationToken
            );
    }
}
