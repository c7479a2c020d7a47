using Microsoft.EntityFrameworkCore;
using Remindly.Core.Changes;
using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>The seniors of a person's circles. Every method says who asks; what they may not see is missing.</summary>
public sealed class SeniorService(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    private const int MostTries = 10;

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<SeniorSummary>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var seniors = await Summaries(db, userId, db.SeniorsOf(userId)).ToListAsync(cancellationToken);
        return [.. seniors.OrderBy(senior => senior.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(senior => senior.Id)];
    }

    /// <summary>Some of them, in the order they were added.</summary>
    public async Task<Outcome<Page<SeniorSummary>>> PageAsync(Guid userId, PageRequest request, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var list = $"seniors {userId}";
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<SeniorSummary>>();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var seniors = after is null ? db.SeniorsOf(userId) : db.SeniorsOf(userId).Where(senior => senior.Id > after.Id);
        var read = await Summaries(db, userId, seniors.OrderBy(senior => senior.Id).Take(request.Limit + 1)).ToListAsync(cancellationToken);
        return request.Cut(read, list, senior => new Cursor(null, senior.Id));
    }

    public async Task<Outcome<SeniorSummary>> GetAsync(Guid userId, Guid seniorId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, userId, seniorId, cancellationToken);
    }

    /// <summary>Whoever creates a senior owns the circle.</summary>
    public async Task<Outcome<SeniorSummary>> CreateAsync(Guid userId, SeniorChange fields, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await ZoneOfAsync(db, userId, cancellationToken) is not { } usualZone)
        {
            return new Outcome<SeniorSummary>.Missing();
        }

        var faults = new Faults();
        var details = SeniorRules.Read(fields, null, usualZone, faults);
        if (faults.Any)
        {
            return faults.Refuse<SeniorSummary>();
        }

        var now = clock.Now();
        var senior = Senior.Create(details, now);
        db.Add(senior);
        db.Add(new CircleMember(senior.Id, userId, CircleRole.Owner, now));
        await db.SaveChangesAsync(cancellationToken);
        return await FindAsync(db, userId, senior.Id, cancellationToken);
    }

    /// <summary>For owners. Conflict <c>stale_version</c> when the senior changed since it was read.</summary>
    public async Task<Outcome<SeniorSummary>> ChangeAsync(
        Guid userId,
        Guid seniorId,
        SeniorChange change,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (await RoleGate.RefuseAsync<SeniorSummary>(db, userId, seniorId, CircleRole.Owner, cancellationToken) is { } refused)
            {
                return refused;
            }

            var senior = await db.SeniorsOf(userId, CircleRole.Owner).SingleOrDefaultAsync(each => each.Id == seniorId, cancellationToken);
            if (senior is null)
            {
                return new Outcome<SeniorSummary>.Missing();
            }

            if (change.Version is { } version && version != senior.Version)
            {
                return Stale.Version<SeniorSummary>();
            }

            var current = new SeniorDetails(senior.Name, senior.Nickname, senior.Email, senior.Phone, senior.TimeZone);
            var faults = new Faults();
            var details = SeniorRules.Read(change, current, await ZoneOfAsync(db, userId, cancellationToken) ?? senior.TimeZone, faults);
            if (faults.Any)
            {
                return faults.Refuse<SeniorSummary>();
            }

            if (details == current)
            {
                return await FindAsync(db, userId, seniorId, cancellationToken);
            }

            senior.Change(details);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return await FindAsync(db, userId, seniorId, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (change.Version is not null)
            {
                return Stale.Version<SeniorSummary>();
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries) { }
        }
    }

    /// <summary>For owners: the senior goes, with the circle, the tasks and the integrations.</summary>
    public async Task<Outcome<Guid>> DeleteAsync(Guid userId, Guid seniorId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RoleGate.RefuseAsync<Guid>(db, userId, seniorId, CircleRole.Owner, cancellationToken) is { } refused)
        {
            return refused;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var gone = await db.SeniorsOf(userId, CircleRole.Owner)
            .Where(senior => senior.Id == seniorId)
            .ExecuteDeleteAsync(cancellationToken);
        db.Unsaid.Add(new Change.OfCircle(seniorId));
        await transaction.CommitAsync(cancellationToken);
        return gone == 0 ? new Outcome<Guid>.Missing() : seniorId;
    }

    private static async Task<Outcome<SeniorSummary>> FindAsync(
        RemindlyDb db,
        Guid userId,
        Guid seniorId,
        CancellationToken cancellationToken
    )
    {
        var seniors = Summaries(db, userId, db.SeniorsOf(userId).Where(senior => senior.Id == seniorId));
        return await seniors.SingleOrDefaultAsync(cancellationToken) is { } found ? found : new Outcome<SeniorSummary>.Missing();
    }

    private static Task<string?> ZoneOfAsync(RemindlyDb db, Guid userId, CancellationToken cancellationToken) =>
        db.Users.Where(user => user.Id == userId).Select(user => user.TimeZone).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<SeniorSummary> Summaries(RemindlyDb db, Guid userId, IQueryable<Senior> seniors) =>
        from senior in seniors
        join member in db.CircleMembers.Where(each => each.UserId == userId) on senior.Id equals member.SeniorId
        orderby senior.Id
        select new SeniorSummary(
            senior.Id,
            senior.Name,
            senior.Nickname,
            senior.Email,
            senior.Phone,
            senior.TimeZone,
            member.Role,
            senior.CreatedAt,
            senior.Version
        );
}
