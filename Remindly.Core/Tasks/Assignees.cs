using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Who can be given a task.</summary>
internal static class Assignees
{
    /// <summary>Adds a fault unless it is nobody, or an owner or helper of the circle. Who else exists is not told.</summary>
    public static async Task CheckAsync(
        RemindlyDb db,
        Guid seniorId,
        Guid? assignee,
        string field,
        Faults faults,
        CancellationToken cancellationToken
    )
    {
        if (assignee is not { } userId)
        {
            return;
        }

        var role = await db.RoleOf(userId, seniorId).SingleOrDefaultAsync(cancellationToken);
        if (role is null or CircleRole.Viewer)
        {
            faults.Add(field, "Choose an owner or helper of this circle.");
        }
    }
}
