using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>One task: what the provider manages, what the family adds, and what happened to it.</summary>
public sealed partial class TaskPage(
    TaskQueries queries,
    TaskService tasks,
    TaskActs acts,
    TaskRefresh refresh,
    CircleService circles,
    IntegrationReader integrations,
    ProviderCatalog catalog,
    NavigationManager navigation,
    Snackbars snackbars
)
{
    private TaskSummary? task;
    private string? providerName;
    private ExternalClient client = ExternalClient.Nobody;
    private IntegrationView? integration;
    private IntegrationView? doubt;
    private string? record;
    private IReadOnlyList<MemberSummary> members = [];
    private string? gone;
    private SyncSaid? said;
    private bool checking;

    [Parameter]
    public Guid Id { get; set; }

    private EventCallback<TaskSummary> Changed => EventCallback.Factory.Create<TaskSummary>(this, changed => task = changed);

    protected override bool Concerns(Change change) =>
        change switch
        {
            Change.OfTasks(var senior) => senior == task?.SeniorId,
            Change.OfCircle(var senior) => senior == task?.SeniorId,
            Change.OfIntegration(var id, _) => id == task?.SchedulingIntegrationId,
            _ => false,
        };

    protected override async Task LoadAsync()
    {
        var found = await queries.GetAsync(UserId, Id, Leaving);
        (task, gone) = (found.Value?.Task, found.Problem);
        if (found.Value is not { } detail)
        {
            return;
        }

        var provider = catalog.Find(detail.Task.ExternalSource);
        providerName = provider?.Info.Name ?? detail.Task.ExternalSource;
        client = provider is not null && detail.SyncMetadata is { } metadata ? provider.ReadClient(metadata) : ExternalClient.Nobody;
        members = (await circles.MembersAsync(UserId, detail.Task.SeniorId, Leaving)).Value ?? [];
        record = detail.SyncMetadata;
        integration = detail.Task.SchedulingIntegrationId is { } from ? (await integrations.GetAsync(UserId, from, Leaving)).Value : null;
        doubt = integration is null ? null : new TaskDoubts([integration]).Of(detail.Task);
    }

    private async Task CheckAsync()
    {
        checking = true;
        var answer = await refresh.RefreshAsync(UserId, Id, Leaving);
        checking = false;
        said = answer.Problem is { } problem
            ? new SyncSaid(false, problem)
            : new SyncSaid(
                true,
                answer.Value ? $"It changed at {providerName} and is up to date now." : $"It is as {providerName} has it."
            );
        await LoadAsync();
    }

    private async Task<Outcome<TaskSummary>> SaveAsync(Guid seniorId, TaskChange change)
    {
        var saved = await tasks.ChangeAsync(UserId, Id, change, Decided);
        if (saved.Value is { } changed)
        {
            task = changed;
            snackbars.Say("Saved.");
        }

        return saved;
    }

    private async Task RemoveAsync()
    {
        // The page hears of it at once, and then there is no task any more.
        var title = task!.Title;
        var removed = await tasks.RemoveAsync(UserId, Id, Decided);
        if (removed.Problem is { } problem)
        {
            said = new SyncSaid(false, problem);
            return;
        }

        navigation.NavigateTo(AppUrls.Tasks);
        snackbars.Say(removed.Value == TaskRemoval.Dismissed ? $"Removed: {title}." : $"Deleted: {title}.", RestoreAsync);
    }

    private async Task RestoreAsync()
    {
        var restored = await tasks.RestoreAsync(UserId, Id, Decided);
        snackbars.Say(restored.Problem ?? "It is back in the list.");
        if (restored.IsDone)
        {
            navigation.NavigateTo(AppUrls.Task(Id));
        }
    }
}
