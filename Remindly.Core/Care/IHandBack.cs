using Remindly.Core.Persistence;

namespace Remindly.Core.Care;

/// <summary>What a caregiver holds for a senior and hands back when they leave the circle, or may only look from now on.</summary>
public interface IHandBack
{
    /// <summary>Changes entities of this context; whoever asks saves them, together with the circle.</summary>
    /// <param name="userId">Who removes them.</param>
    Task ReleaseAsync(RemindlyDb db, Guid userId, Guid seniorId, Guid memberId, DateTimeOffset now, CancellationToken cancellationToken);
}
