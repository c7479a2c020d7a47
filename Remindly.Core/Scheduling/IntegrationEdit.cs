using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

/// <summary>Changes an integration as a person wishes, all of it or nothing.</summary>
internal sealed class IntegrationEdit(
    IDbContextFactory<RemindlyDb> databases,
    ProviderCatalog catalog,
    CredentialCheck check,
    SyncLeases leases,
    TimeProvider clock
)
{
    private const int MostTries = 5;

    /// <summary>Why it cannot be; null when it is done.</summary>
    public async Task<Outcome<IntegrationView>?> ApplyAsync(
        Guid userId,
        Guid id,
        IntegrationChange change,
        CancellationToken cancellationToken
    )
    {
        if (IntegrationChanges.Refuse(change, clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        var (accepted, problem) = await VerifyAsync(userId, id, change, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                return await SaveAsync(userId, id, change, accepted, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (change.Version is null && tries < MostTries)
            {
                // Without a version the last one to write wins: once more, on what it has become.
            }
            catch (DbUpdateConcurrencyException)
            {
                return Stale();
            }
        }
    }

    // The provider may take its time to answer: nothing is held meanwhile.
    private async Task<(AcceptedCredentials? Accepted, Outcome<IntegrationView>? Problem)> VerifyAsync(
        Guid userId,
        Guid id,
        IntegrationChange change,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await FindAsync(db, userId, id, change, cancellationToken);
        if (integration is null || change.Credentials is not { } typed)
        {
            return (null, refusal);
        }

        if (catalog.Find(integration.Provider) is not { } provider)
        {
            return (null, new Outcome<IntegrationView>.Refused("provider", "This version of Remindly does not know this provider."));
        }

        var credentials = check.Complete(typed, integration);
        var (account, problem) = await CredentialCheck.VerifyAsync(provider, credentials, cancellationToken);
        return account is null ? (null, problem) : (new AcceptedCredentials(credentials, account), null);
    }

    private async Task<Outcome<IntegrationView>?> SaveAsync(
        Guid userId,
        Guid id,
        IntegrationChange change,
        AcceptedCredentials? accepted,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (integration, refusal) = await FindAsync(db, userId, id, change, cancellationToken);
        if (integration is null)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var account = accepted is not null && integration.AccountId is { } old && old != accepted.Account.Id;
        var senior = change.ChangesSenior && change.SeniorId != integration.SeniorId;
        if (account || senior)
        {
            // What is here was somebody else's, or came from elsewhere: it stays with whom it is and no longer updates.
            await leases.RevokeAsync(db, id, cancellationToken);
            await UnlinkedTasks.UnlinkAsync(db, id, account ? null : change.SeniorId, userId, now, cancellationToken);
        }

        if (accepted is not null)
        {
            integration.UseCredentials(check.Seal(integration, accepted.Credentials), accepted.Account, now);
        }

        IntegrationChanges.Apply(integration, change, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static async Task<(SchedulingIntegration? Integration, Outcome<IntegrationView>? Refusal)> FindAsync(
        RemindlyDb db,
        Guid userId,
        Guid id,
        IntegrationChange change,
        CancellationToken cancellationToken
    )
    {
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<IntegrationView>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return (null, refusal);
        }

        if (change.Version is { } version && version != integration.Version)
        {
            return (null, Stale());
        }

        refusal = change.ChangesSenior
            ? await IntegrationRules.RefuseSeniorAsync<IntegrationView>(db, userId, change.SeniorId, cancellationToken)
            : null;
        return refusal is null ? (integration, null) : (null, refusal);
    }

    private static Outcome<IntegrationView>.Conflict Stale() =>
        new("stale_version", "Somebody changed this meanwhile. Look at it again, then repeat your change.");

    // A class, not a record: a record's text would show the credentials' owner more than logs should.
    private sealed class AcceptedCredentials(Credentials credentials, ProviderAccount account)
    {
        public Credentials Credentials { get; } = credentials;

        public ProviderAccount Account { get; } = account;
    }
}
