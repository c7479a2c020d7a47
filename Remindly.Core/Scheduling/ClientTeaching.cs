using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling;

/// <summary>Something an integration was taught.</summary>
/// <param name="SeniorName">As the family says it.</param>
public sealed record TaughtClient(Guid Id, ClientTrait Trait, string Value, Guid SeniorId, string SeniorName, DateTimeOffset CreatedAt);

/// <summary>Tells an integration, in the name of a person who may, whose appointments those of a client are.</summary>
public sealed class ClientTeaching(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    private const int MostTaught = 50;
    private const int MostTries = 5;

    /// <summary>What it was taught so far, the first first.</summary>
    public async Task<Outcome<IReadOnlyList<TaughtClient>>> ListAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<IReadOnlyList<TaughtClient>>(
            db,
            userId,
            id,
            cancellationToken
        );
        return integration is null
            ? refusal!
            : await Read(db, db.TaughtMatches.Where(match => match.IntegrationId == id)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// From the next sync on, whatever this client books is the senior's: recognised by the e-mail, else the phone, else the name.
    /// Refused names <c>client</c> or <c>senior_id</c>. Taught again, the last word counts.
    /// </summary>
    public Task<Outcome<TaughtClient>> TeachAsync(
        Guid userId,
        Guid id,
        ExternalClient client,
        Guid seniorId,
        CancellationToken cancellationToken
    ) => AgainIfChangedAsync(db => TryTeachAsync(db, userId, id, client, seniorId, cancellationToken), cancellationToken);

    /// <summary>Forgets it. The tasks it has brought stay.</summary>
    public Task<Outcome<bool>> ForgetAsync(Guid userId, Guid id, Guid matchId, CancellationToken cancellationToken) =>
        AgainIfChangedAsync(db => TryForgetAsync(db, userId, id, matchId, cancellationToken), cancellationToken);

    private async Task<Outcome<TaughtClient>> TryTeachAsync(
        RemindlyDb db,
        Guid userId,
        Guid id,
        ExternalClient client,
        Guid seniorId,
        CancellationToken cancellationToken
    )
    {
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<TaughtClient>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        var seniors = await SeniorIdentities.OfAsync(db, integration.UserId, integration.SeniorId, cancellationToken);
        var known = await db.TaughtMatches.Where(match => match.IntegrationId == id).ToListAsync(cancellationToken);
        var replaced = known.Where(match => ClientMatching.Matches(client, match.AsClient())).ToList();
        var faults = new Faults();
        var trait = Trait(client, faults);
        if (seniors.All(senior => senior.Client.SeniorId != seniorId))
        {
            faults.Add("senior_id", "Choose one of the people this connection looks for.");
        }

        if (known.Count - replaced.Count >= MostTaught)
        {
            faults.Add("client", $"It knows {MostTaught} already, which is as many as it can. Forget one you no longer need.");
        }

        if (trait is not { } recognised || faults.Any)
        {
            return faults.Refuse<TaughtClient>();
        }

        db.RemoveRange(replaced);
        await SaveAsync(db, integration, cancellationToken);
        var match = new TaughtMatch(id, seniorId, recognised.Trait, recognised.Value, clock.Now());
        db.Add(match);
        await db.SaveChangesAsync(cancellationToken);
        return await Read(db, db.TaughtMatches.Where(each => each.Id == match.Id)).SingleAsync(cancellationToken);
    }

    private async Task<Outcome<bool>> TryForgetAsync(RemindlyDb db, Guid userId, Guid id, Guid matchId, CancellationToken cancellationToken)
    {
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<bool>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        var match = await db.TaughtMatches.SingleOrDefaultAsync(each => each.Id == matchId && each.IntegrationId == id, cancellationToken);
        if (match is null)
        {
            return new Outcome<bool>.Missing();
        }

        db.Remove(match);
        await SaveAsync(db, integration, cancellationToken);
        return true;
    }

    // A run that is at work knows nothing of it yet, so another one follows.
    private async Task SaveAsync(RemindlyDb db, SchedulingIntegration integration, CancellationToken cancellationToken)
    {
        integration.SyncSoon(clock.GetUtcNow());
        integration.Edited();
        await db.SaveChangesAsync(cancellationToken);
    }

    private static (ClientTrait Trait, string Value)? Trait(ExternalClient client, Faults faults)
    {
        var trait = ClientTraits.Of(client);
        if (trait is null)
        {
            faults.Add("client", "It names nobody: there is no e-mail, phone or name to recognise it by.");
        }

        Texts.UpTo(TaughtMatch.LongestValue, trait?.Value, "client", faults);
        return trait;
    }

    private static IQueryable<TaughtClient> Read(RemindlyDb db, IQueryable<TaughtMatch> matches) =>
        from match in matches
        join senior in db.Seniors on match.SeniorId equals senior.Id
        orderby match.Id
        select new TaughtClient(match.Id, match.Trait, match.Value, match.SeniorId, senior.Nickname ?? senior.Name, match.CreatedAt);

    private async Task<T> AgainIfChangedAsync<T>(Func<RemindlyDb, Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancellationToken);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var outcome = await attempt(db);
                await transaction.CommitAsync(cancellationToken);
                return outcome;
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // Somebody else changed or taught it at this very moment: once more, on what it has become.
            }
        }
    }
}
