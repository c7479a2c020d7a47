using Microsoft.AspNetCore.Components;
using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Tasks;

/// <summary>What a row of the task list offers beyond being ticked off and taken: to be chosen with others, and to be given to somebody.</summary>
public sealed class TaskDesk
{
    private readonly Dictionary<Guid, TaskSummary> chosen = [];

    /// <summary>Whether rows show a box to choose them by.</summary>
    public bool IsChoosing { get; private set; }

    /// <summary>As they were when they were chosen.</summary>
    public IReadOnlyCollection<TaskSummary> Chosen => chosen.Values;

    /// <summary>Something was chosen or let go.</summary>
    public EventCallback OnChosen { get; init; }

    /// <summary>Somebody is to be found for a task.</summary>
    public EventCallback<TaskSummary> OnGive { get; init; }

    public bool Has(TaskSummary task) => chosen.ContainsKey(task.Id);

    public void Start() => IsChoosing = true;

    public void Stop()
    {
        IsChoosing = false;
        chosen.Clear();
    }

    public Task ToggleAsync(TaskSummary task)
    {
        IsChoosing = true;
        if (!chosen.Remove(task.Id) && chosen.Count < TaskBulk.MostTasks)
        {
            chosen.Add(task.Id, task);
        }

        return OnChosen.InvokeAsync();
    }

    /// <summary>All of these as well, up to as many as can be done at once.</summary>
    public void Choose(IEnumerable<TaskSummary> tasks)
    {
        foreach (var task in tasks.Where(task => task.MayChange && !Has(task)).Take(TaskBulk.MostTasks - chosen.Count))
        {
            chosen.Add(task.Id, task);
        }
    }
}
