using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling;

/// <summary>Who may connect and change integrations: the owners of the senior's circle; of one without a senior, whoever made it.</summary>
internal static class IntegrationRules
{
    public const int LongestName = 100;

    private const string OwnersOnly = "Only an owner of the care circle can do this. Ask one of them.";

    /// <summary>Why this senior cannot be chosen; null when they can, or when none is.</summary>
    public static async Task<Outcome<T>?> RefuseSeniorAsync<T>(
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
            null => new Outcome<T>.Missing(),
            CircleRole.Owner => null,
            _ => new Outcome<T>.Forbidden(OwnersOnly),
        };
    }

    /// <summary>The integration if this person may manage it, else why not.</summary>
    public static Task<(SchedulingIntegration? Integration, Outcome<T>? Refusal)> FindManagedAsync<T>(
        RemindlyDb db,
        Guid userId,
        Guid id,
        CancellationToken cancellationToken
    ) => FindManagedAsync<T>(db, userId, db.IntegrationsOf(userId).Where(each => each.Id == id), cancellationToken);

    /// <param name="found">The one that is meant, if the person may see it.</param>
    public static async Task<(SchedulingIntegration? Integration, Outcome<T>? Refusal)> FindManagedAsync<T>(
        RemindlyDb db,
        Guid userId,
        IQueryable<SchedulingIntegration> found,
        CancellationToken cancellationToken
    )
    {
        var integration = await found.SingleOrDefaultAsync(cancellationToken);
        if (integration is null)
        {
            return (null, new Outcome<T>.Missing());
        }

        var manages =
            integration.SeniorId is not { } senior
            || await db.RoleOf(userId, senior).SingleOrDefaultAsync(cancellationToken) == CircleRole.Owner;
        return manages ? (integration, null) : (null, new Outcome<T>.Forbidden(OwnersOnly));
    }
}
