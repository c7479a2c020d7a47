using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling;

/// <summary>Whose appointments an integration looks for, and by what it knows them.</summary>
internal static class SeniorIdentities
{
    /// <summary>The integration's senior, or all that its caregiver looks after when it names none.</summary>
    public static async Task<IReadOnlyList<SeniorIdentity>> OfAsync(
        RemindlyDb db,
        Guid userId,
        Guid? seniorId,
        CancellationToken cancellationToken
    )
    {
        var seniors = seniorId is { } id ? db.Seniors.Where(senior => senior.Id == id) : db.SeniorsOf(userId, CircleRole.Helper);
        return await seniors
            .OrderBy(senior => senior.Id)
            .Select(senior => new SeniorIdentity(
                new ClientIdentity(senior.Id, senior.Name, senior.Nickname, senior.Email, senior.Phone),
                senior.TimeZone
            ))
            .ToListAsync(cancellationToken);
    }

    /// <summary>What was taught of these seniors, as their clients.</summary>
    public static async Task<ClientOwners> OwnersAsync(
        RemindlyDb db,
        Guid integrationId,
        IReadOnlyList<SeniorIdentity> seniors,
        CancellationToken cancellationToken
    )
    {
        var taught = await db
            .TaughtMatches.AsNoTracking()
            .Where(match => match.IntegrationId == integrationId)
            .OrderBy(match => match.Id)
            .ToListAsync(cancellationToken);
        List<ClientIdentity> people = [.. seniors.Select(senior => senior.Client)];
        return new ClientOwners(
            people,
            [.. taught.Where(match => people.Exists(person => person.SeniorId == match.SeniorId)).Select(match => match.AsClient())]
        );
    }
}

internal sealed record SeniorIdentity(ClientIdentity Client, string TimeZone);
