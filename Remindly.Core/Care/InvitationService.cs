using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>The invitations of a circle, for its owners. A token leaves once, when its invitation is made.</summary>
public sealed class InvitationService(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public const int MostOpen = 20;

    /// <summary>Conflict <c>too_many_invitations</c> while <see cref="MostOpen"/> wait to be accepted.</summary>
    /// <param name="email">Where the link will be mailed to, for the list; null for nowhere.</param>
    public async Task<Outcome<NewInvitation>> CreateAsync(
        Guid userId,
        Guid seniorId,
        CircleRole role,
        string? email,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await RefuseAsync<NewInvitation>(db, userId, seniorId, cancellationToken) is { } refused)
        {
            return refused;
        }

        var faults = new Faults();
        var address = EmailAddress.Check(Texts.Line(email), "email", faults);
        if (faults.Any)
        {
            return faults.Refuse<NewInvitation>();
        }

        var now = clock.Now();
        if (await db.OpenInvitations(now).CountAsync(each => each.SeniorId == seniorId, cancellationToken) >= MostOpen)
        {
            return new Outcome<NewInvitation>.Conflict(
                "too_many_invitations",
                $"{MostOpen} invitations wait to be accepted already. Take some back, then invite again."
            );
        }

        var token = InvitationToken.New();
        var invitation = new Invitation(seniorId, role, address, InvitationToken.Hash(token)!, userId, now);
        db.Add(invitation);
        await db.SaveChangesAsync(cancellationToken);
        var summary = await db.Summaries(db.Invitations.Where(each => each.Id == invitation.Id)).SingleAsync(cancellationToken);
        var senior = await db
            .Seniors.Where(each => each.Id == seniorId)
            .Select(each => each.Nickname ?? each.Name)
            .SingleAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return new NewInvitation(summary, senior, token);
    }

    /// <summary>Those that can still be accepted, oldest first.</summary>
    public async Task<Outcome<Page<InvitationSummary>>> ListAsync(
        Guid userId,
        Guid seniorId,
        PageRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RoleGate.RefuseAsync<Page<InvitationSummary>>(db, userId, seniorId, CircleRole.Owner, cancellationToken) is { } refused)
        {
            return refused;
        }

        var faults = new Faults();
        var list = $"invitations {seniorId}";
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<InvitationSummary>>();
        }

        var open = db.OpenInvitations(clock.Now()).Where(each => each.SeniorId == seniorId);
        open = after is null ? open : open.Where(each => each.Id > after.Id);
        var read = await db.Summaries(open.OrderBy(each => each.Id).Take(request.Limit + 1)).ToListAsync(cancellationToken);
        return request.Cut(read, list, each => new Cursor(null, each.Id));
    }

    /// <summary>From now on its link leads nowhere.</summary>
    public Task<Outcome<Guid>> RevokeAsync(Guid userId, Guid seniorId, Guid invitationId, CancellationToken cancellationToken) =>
        EditAsync(
            userId,
            seniorId,
            (db, now) => db.OpenInvitations(now).Where(each => each.Id == invitationId),
            (invitation, now) => invitation.Revoke(now),
            cancellationToken
        );

    /// <summary>Takes a revocation back: the same link works again, no longer than before.</summary>
    public Task<Outcome<Guid>> RenewAsync(Guid userId, Guid seniorId, Guid invitationId, CancellationToken cancellationToken) =>
        EditAsync(
            userId,
            seniorId,
            (db, _) => db.Invitations.Where(each => each.Id == invitationId && each.AcceptedAt == null),
            (invitation, _) => invitation.Renew(),
            cancellationToken
        );

    private async Task<Outcome<Guid>> EditAsync(
        Guid userId,
        Guid seniorId,
        Func<RemindlyDb, DateTimeOffset, IQueryable<Invitation>> find,
        Action<Invitation, DateTimeOffset> edit,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await RefuseAsync<Guid>(db, userId, seniorId, cancellationToken) is { } refused)
        {
            return refused;
        }

        var now = clock.Now();
        if (await find(db, now).SingleOrDefaultAsync(each => each.SeniorId == seniorId, cancellationToken) is not { } invitation)
        {
            return new Outcome<Guid>.Missing();
        }

        edit(invitation, now);
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return invitation.Id;
    }

    private static async Task<Outcome<T>?> RefuseAsync<T>(RemindlyDb db, Guid userId, Guid seniorId, CancellationToken cancellationToken)
    {
        var circle = await db.HoldCircleAsync(seniorId, cancellationToken);
        return RoleGate.Refuse<T>(circle.SingleOrDefault(each => each.UserId == userId)?.Role, CircleRole.Owner);
    }
}
