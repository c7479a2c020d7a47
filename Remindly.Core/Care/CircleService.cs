using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>Who cares for a senior, and in which role. A circle never loses its last owner.</summary>
public sealed class CircleService(IDbContextFactory<RemindlyDb> databases, IEnumerable<IHandBack> held, TimeProvider clock)
{
    private const int MostTries = 10;

    /// <summary>Everybody, owners first, then by name.</summary>
    public async Task<Outcome<IReadOnlyList<MemberSummary>>> MembersAsync(Guid userId, Guid seniorId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RoleGate.RefuseAsync<IReadOnlyList<MemberSummary>>(db, userId, seniorId, CircleRole.Viewer, cancellationToken) is { } no)
        {
            return no;
        }

        var members = await Summaries(db, db.CircleMembers.Where(member => member.SeniorId == seniorId)).ToListAsync(cancellationToken);
        return members.OrderBy(member => member.Role).ThenBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
    }

    /// <summary>Some of them, in a fixed order.</summary>
    public async Task<Outcome<Page<MemberSummary>>> PageAsync(
        Guid userId,
        Guid seniorId,
        PageRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RoleGate.RefuseAsync<Page<MemberSummary>>(db, userId, seniorId, CircleRole.Viewer, cancellationToken) is { } refused)
        {
            return refused;
        }

        var faults = new Faults();
        var list = $"members {seniorId}";
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<MemberSummary>>();
        }

        var members = db.CircleMembers.Where(member => member.SeniorId == seniorId);
        members = after is null ? members : members.Where(member => member.UserId > after.Id);
        var read = await Summaries(db, members.OrderBy(member => member.UserId).Take(request.Limit + 1)).ToListAsync(cancellationToken);
        return request.Cut(read, list, member => new Cursor(null, member.UserId));
    }

    /// <summary>
    /// For owners. Conflict <c>last_owner</c> when nobody would own the circle any more. Whoever is no owner any more loses the
    /// invitations that wait; whoever only looks from now on hands back open tasks.
    /// </summary>
    public Task<Outcome<MemberSummary>> ChangeRoleAsync(
        Guid userId,
        Guid seniorId,
        Guid memberId,
        CircleRole role,
        CancellationToken cancellationToken
    ) => EditAsync(userId, seniorId, memberId, role, cancellationToken);

    /// <summary>For owners, and for anybody who leaves. Their open tasks are free again. Conflict <c>last_owner</c> as above.</summary>
    public Task<Outcome<MemberSummary>> RemoveAsync(Guid userId, Guid seniorId, Guid memberId, CancellationToken cancellationToken) =>
        EditAsync(userId, seniorId, memberId, null, cancellationToken);

    private async Task<Outcome<MemberSummary>> EditAsync(
        Guid userId,
        Guid seniorId,
        Guid memberId,
        CircleRole? role,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancellationToken);
                await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
                var outcome = await EditAsync(db, userId, seniorId, memberId, role, cancellationToken);
                if (outcome is Outcome<MemberSummary>.Done)
                {
                    await turn.CommitAsync(cancellationToken);
                }

                return outcome;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries) { }
        }
    }

    private async Task<Outcome<MemberSummary>> EditAsync(
        RemindlyDb db,
        Guid userId,
        Guid seniorId,
        Guid memberId,
        CircleRole? role,
        CancellationToken cancellationToken
    )
    {
        // Of two owners who give up at once, the second sees that the first one did.
        var circle = await db.HoldCircleAsync(seniorId, cancellationToken);
        var leaving = role is null && userId == memberId;
        var asker = circle.SingleOrDefault(each => each.UserId == userId);
        if (RoleGate.Refuse<MemberSummary>(asker?.Role, leaving ? CircleRole.Viewer : CircleRole.Owner) is { } refused)
        {
            return refused;
        }

        if (circle.SingleOrDefault(each => each.UserId == memberId) is not { } member)
        {
            return new Outcome<MemberSummary>.Missing();
        }

        if (role != CircleRole.Owner && circle.All(each => each.UserId == memberId || each.Role != CircleRole.Owner))
        {
            return new Outcome<MemberSummary>.Conflict("last_owner", "Somebody has to own this circle. Make somebody else an owner first.");
        }

        var summary = await Summaries(db, db.CircleMembers.Where(each => each.SeniorId == seniorId && each.UserId == memberId))
            .SingleAsync(cancellationToken);
        if (role is null or CircleRole.Viewer)
        {
            foreach (var each in held)
            {
                await each.ReleaseAsync(db, userId, seniorId, memberId, clock.Now(), cancellationToken);
            }
        }

        if (role != CircleRole.Owner)
        {
            await RevokeInvitationsAsync(db, seniorId, memberId, cancellationToken);
        }

        if (role is { } becomes)
        {
            member.Become(becomes);
            summary = summary with { Role = becomes };
        }
        else
        {
            db.Remove(member);
        }

        await db.SaveChangesAsync(cancellationToken);
        return summary;
    }

    // Or whoever was an owner could come back through a link of their own.
    private async Task RevokeInvitationsAsync(RemindlyDb db, Guid seniorId, Guid memberId, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var theirs = db.OpenInvitations(now).Where(each => each.SeniorId == seniorId && each.CreatedBy == memberId);
        foreach (var invitation in await theirs.ToListAsync(cancellationToken))
        {
            invitation.Revoke(now);
        }
    }

    private static IQueryable<MemberSummary> Summaries(RemindlyDb db, IQueryable<CircleMember> members) =>
        from member in members
        join user in db.Users on member.UserId equals user.Id
        orderby member.UserId
        select new MemberSummary(member.UserId, user.DisplayName != "" ? user.DisplayName : user.Email ?? "", member.Role, member.Since);
}
