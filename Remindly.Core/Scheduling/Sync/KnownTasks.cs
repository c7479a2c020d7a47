using System.Linq.Expressions;
using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling.Sync;

internal static class KnownTasks
{
    public static readonly Expression<Func<CareTask, KnownTask>> Projection = task => new KnownTask
    {
        Id = task.Id,
        SeniorId = task.SeniorId,
        ExternalId = task.ExternalId!,
        Title = task.Title,
        Description = task.Description,
        ScheduledAt = task.ScheduledAt,
        DurationMinutes = task.DurationMinutes,
        Location = task.Location,
        Status = task.Status,
        AssignedTo = task.AssignedTo,
        CompletedAt = task.CompletedAt,
        IntegrationId = task.SchedulingIntegrationId,
        ExternalStatus = task.ExternalStatus,
        Fingerprint = task.ExternalFingerprint,
        Version = task.Version,
    };
}
