using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>Whether somebody's role lets them do something for a senior.</summary>
internal static class RoleGate
{
    public const string OwnersOnly = "Only an owner of this circle may do that.";
    public const string NotViewers = "You can look but not change anything here. Ask an owner of this circle for more.";

    /// <summary>Null when they may; else <see cref="Outcome{T}.Missing"/> outside the circle, <see cref="Outcome{T}.Forbidden"/> in it.</summary>
    public static async Task<Outcome<T>?> RefuseAsync<T>(
        RemindlyDb db,
        Guid userId,
        Guid seniorId,
        CircleRole atLeast,
        CancellationToken cancellationToken
    ) => Refuse<T>(await db.RoleOf(userId, seniorId).SingleOrDefaultAsync(cancellationToken), atLeast);

    public static Outcome<T>? Refuse<T>(CircleRole? role, CircleRole atLeast) =>
        role switch
        {
            null => new Outcome<T>.Missing(),
            { } has when has <= atLeast => null,
            _ => new Outcome<T>.Forbidden(atLeast == CircleRole.Owner ? OwnersOnly : NotViewers),
        };
}
