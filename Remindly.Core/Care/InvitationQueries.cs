using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>Reads of invitations that can still be accepted; any other one looks like one that never was.</summary>
internal static class InvitationQueries
{
    public static IQueryable<Invitation> OpenInvitations(this RemindlyDb db, DateTimeOffset now) =>
        db.Invitations.Where(each => each.AcceptedAt == null && each.RevokedAt == null && each.ExpiresAt > now);

    public static IQueryable<Invitation> OpenInvitations(this RemindlyDb db, string? token, DateTimeOffset now)
    {
        var hash = InvitationToken.Hash(token);
        return db.OpenInvitations(now).Where(each => each.TokenHash == hash);
    }

    public static IQueryable<InvitationSummary> Summaries(this RemindlyDb db, IQueryable<Invitation> invitations) =>
        from each in invitations
        join user in db.Users on each.CreatedBy equals user.Id
        orderby each.Id
        select new InvitationSummary(
            each.Id,
            each.Role,
            each.Email,
            user.DisplayName != "" ? user.DisplayName : user.Email ?? "",
            each.CreatedAt,
            each.ExpiresAt
        );

    public static IQueryable<InvitationPreview> Previews(this RemindlyDb db, IQueryable<Invitation> invitations) =>
        from each in invitations
        join user in db.Users on each.CreatedBy equals user.Id
        join senior in db.Seniors on each.SeniorId equals senior.Id
        select new InvitationPreview(
            senior.Nickname ?? senior.Name,
            each.Role,
            user.DisplayName != "" ? user.DisplayName : user.Email ?? "",
            each.ExpiresAt
        );
}
