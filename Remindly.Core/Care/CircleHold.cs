using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>Lets changes of one circle happen one after the other, so that each sees what the one before did.</summary>
internal static class CircleHold
{
    /// <summary>Its members, held until the transaction of this context ends.</summary>
    public static Task<List<CircleMember>> HoldCircleAsync(this RemindlyDb db, Guid seniorId, CancellationToken cancellationToken)
    {
        var holding = "SELECT * FROM circle_members WHERE senior_id = {0}" + db.RowLock;
        return db.CircleMembers.FromSqlRaw(holding, seniorId).ToListAsync(cancellationToken);
    }
}
