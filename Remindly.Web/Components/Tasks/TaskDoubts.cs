using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Integrations;

namespace Remindly.Web.Components.Tasks;

/// <summary>Which tasks may not be as they are at their provider.</summary>
public sealed class TaskDoubts(IReadOnlyList<IntegrationView> integrations)
{
    public static readonly TaskDoubts None = new([]);

    private readonly Dictionary<Guid, IntegrationView> unwell = integrations
        .Where(HealthWords.IsUnwell)
        .ToDictionary(integration => integration.Id);

    public IEnumerable<IntegrationView> Unwell => unwell.Values;

    /// <summary>The unwell integration a task comes from; null where there is no doubt.</summary>
    public IntegrationView? Of(TaskSummary task) => task.SchedulingIntegrationId is { } id ? unwell.GetValueOrDefault(id) : null;
}
