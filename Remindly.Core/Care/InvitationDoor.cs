using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>
/// What somebody who holds an invitation's token can do with it. A token that is unknown, used, revoked or too old is missing, and
/// nobody is told which.
/// </summary>
public sealed class InvitationDoor(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public const string AlreadyMember = "already_member";

    public async Task<Outcome<InvitationPreview>> PreviewAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Previews(db.OpenInvitations(token, clock.Now())).SingleOrDefaultAsync(cancellationToken) is { } found
            ? found
            : new Outcome<InvitationPreview>.Missing();
    }

    /// <summary>Joins the circle; once. Conflict <c>already_member</c>, which uses nothing up and leaves the role as it is.</summary>
    public async Task<Outcome<Joined>> AcceptAsync(Guid userId, string token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.Now();
        var open = db.OpenInvitations(token, now).Where(each => each.ReservedFor == null || each.ReservedFor == userId);
        var seniorId = await open.Select(each => each.SeniorId).SingleOrDefaultAsync(cancellationToken);
        await db.HoldCircleAsync(seniorId, cancellationToken);

        // Asked again, now that nobody else can be using it.
        if (await open.SingleOrDefaultAsync(cancellationToken) is not { } invitation)
        {
            return new Outcome<Joined>.Missing();
        }

        var senior = (await db.Previews(open).SingleAsync(cancellationToken)).SeniorName;
        if (await db.RoleOf(userId, seniorId).AnyAsync(cancellationToken))
        {
            return new Outcome<Joined>.Conflict(
                AlreadyMember,
                $"You are in {senior}'s circle already, and your role stays as it is. An owner of the circle can change it."
            );
        }

        invitation.Accept(userId, now);
        db.Add(new CircleMember(seniorId, userId, invitation.Role, now));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return new Joined(seniorId, senior, invitation.Role, now);
    }

    /// <summary>Whose circle this person came into with it; null for everybody else.</summary>
    public async Task<Guid?> FindJoinedAsync(Guid userId, string token, CancellationToken cancellationToken)
    {
        var hash = InvitationToken.Hash(token);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Invitations.Where(each => each.TokenHash == hash && each.AcceptedBy == userId)
            .Select(each => (Guid?)each.SeniorId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether it lets a newcomer make an account where that takes an invitation: one account each.</summary>
    public async Task<bool> AdmitsAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.OpenInvitations(token, clock.Now()).AnyAsync(each => each.ReservedFor == null, cancellationToken);
    }

    /// <summary>Keeps it for the newcomer whose account was just made with it. False when somebody else was faster.</summary>
    public async Task<bool> ReserveAsync(Guid userId, string? token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var free = db.OpenInvitations(token, clock.Now()).Where(each => each.ReservedFor == null);
        return await free.ExecuteUpdateAsync(each => each.SetProperty(one => one.ReservedFor, userId), cancellationToken) == 1;
    }
}

/// <summary>Somebody is in a circle now.</summary>
/// <param name="SeniorName">As the family says it.</param>
public sealed record Joined(Guid SeniorId, string SeniorName, CircleRole Role, DateTimeOffset Since);
