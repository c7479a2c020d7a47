using System.Globalization;
using Microsoft.AspNetCore.Components;
using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

public sealed partial class TaskList
{
    private TaskDesk desk = new();
    private IReadOnlyList<TaskSummary>? giving;
    private IReadOnlyList<MemberSummary> members = [];
    private IReadOnlyList<string> refusals = [];
    private bool reading;
    private bool busy;

    [Parameter, EditorRequired]
    public TaskParts Parts { get; set; } = default!;

    /// <summary>How many there are in all, in words; null where nobody counted.</summary>
    [Parameter]
    public string? Total { get; set; }

    /// <summary>Under the days they are due.</summary>
    [Parameter]
    public bool ByDay { get; set; } = true;

    [Parameter]
    public bool ShowSenior { get; set; }

    [Parameter]
    public TaskDoubts Doubts { get; set; } = TaskDoubts.None;

    [Parameter]
    public bool KeysOn { get; set; } = true;

    [Parameter]
    public EventCallback<bool> OnKeys { get; set; }

    /// <summary>Something could not be read.</summary>
    [Parameter]
    public EventCallback<string?> OnProblem { get; set; }

    private string CountWords =>
        (Parts.Count, Parts.HasMore, Total) switch
        {
            (0, _, _) => "No tasks",
            (1, false, _) => "1 task",
            (var many, false, _) => $"{many.ToString("N0", CultureInfo.CurrentCulture)} tasks",
            (var many, _, null) => $"The first {many.ToString("N0", CultureInfo.CurrentCulture)} tasks",
            (var many, _, var total) => $"The first {many.ToString("N0", CultureInfo.CurrentCulture)} of {total} tasks",
        };

    protected override void OnInitialized() =>
        desk = new TaskDesk
        {
            OnChosen = EventCallback.Factory.Create(this, () => { }),
            OnGive = EventCallback.Factory.Create<TaskSummary>(this, task => AskWhomAsync([task])),
        };

    private void ToggleChoosing()
    {
        if (desk.IsChoosing)
        {
            desk.Stop();
        }
        else
        {
            desk.Start();
        }
    }

    private async Task GoAsync(int number)
    {
        if (!reading)
        {
            reading = true;
            await OnProblem.InvokeAsync(await Parts.LoadAsync(number));
            reading = false;
        }
    }

    private void Replace(TaskSummary changed) => Parts.Replace(changed);

    private Task GiveChosenAsync() => AskWhomAsync([.. desk.Chosen]);

    // Those of every circle the tasks are in; who may not have one of them is told when it is tried.
    private async Task AskWhomAsync(IReadOnlyList<TaskSummary> tasks)
    {
        List<MemberSummary> people = [];
        foreach (var seniorId in tasks.Select(task => task.SeniorId).Distinct())
        {
            people.AddRange((await Circles.MembersAsync(UserId, seniorId, Leaving)).Value ?? []);
        }

        members =
        [
            .. people
                .Where(member => member.Role <= CircleRole.Helper)
                .DistinctBy(member => member.UserId)
                .OrderByDescending(member => member.UserId == UserId)
                .ThenBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
        giving = tasks;
    }

    private async Task GiveAsync(Guid? to)
    {
        var tasks = giving!;
        giving = null;
        var whom = to == UserId ? "you" : members.FirstOrDefault(member => member.UserId == to)?.Name;
        if (desk.IsChoosing)
        {
            await RunAsync(TaskBulkAction.Assign, to, whom);
        }
        else
        {
            await Acts.AssignAsync(UserId, tasks[0], to, whom, EventCallback.Factory.Create<TaskSummary>(this, Replace));
        }
    }

    private async Task RunAsync(TaskBulkAction action, Guid? to = null, string? whom = null)
    {
        busy = true;
        var result = await BulkActs.RunAsync(UserId, [.. desk.Chosen], action, (to, whom), ShowAgainAsync);
        busy = false;
        refusals = result.Refusals;
        desk.Stop();
        foreach (var task in result.Done)
        {
            Show(task, action, to, whom);
        }

        await Parts.ReadAgainAsync();
    }

    private void Show(TaskSummary task, TaskBulkAction action, Guid? to, string? whom)
    {
        switch (action)
        {
            case TaskBulkAction.Complete:
                Parts.Replace(task with { Status = CareTaskStatus.Completed });
                break;
            case TaskBulkAction.Delete:
                Parts.Remove(task.Id);
                break;
            default:
                Parts.Replace(task with { AssignedTo = to, AssigneeName = whom });
                break;
        }
    }

    private Task ShowAgainAsync(IReadOnlyCollection<TaskSummary> asTheyWere) =>
        InvokeAsync(async () =>
        {
            foreach (var task in asTheyWere)
            {
                Parts.Replace(task);
            }

            await Parts.ReadAgainAsync();
            StateHasChanged();
        });
}
