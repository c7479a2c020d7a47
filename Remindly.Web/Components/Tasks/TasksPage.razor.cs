using System.Globalization;
using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>The task list. Its address says what it shows; changing a filter goes to another address.</summary>
public sealed partial class TasksPage(
    TaskQueries queries,
    SeniorService people,
    IntegrationReader integrations,
    NavigationManager navigation
)
{
    private const int PageSize = 100;
    private IReadOnlyList<SeniorSummary>? seniors;
    private List<TaskSummary>? tasks;
    private IReadOnlyDictionary<string, int> sources = new Dictionary<string, int>();
    private TaskDoubts doubts = TaskDoubts.None;
    private string? problem;
    private string? next;
    private bool reading;

    [SupplyParameterFromQuery(Name = "source")]
    private string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "senior_id")]
    private string? SeniorId { get; set; }

    [SupplyParameterFromQuery(Name = "assigned_to")]
    private string? AssignedTo { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    private TaskListAddress Address => new(Source, Status, SeniorId, AssignedTo, Text);

    private bool IsFiltered => Address.ToString() != AppUrls.Tasks;

    private IEnumerable<IntegrationView> Unwell =>
        doubts.Unwell.Where(each =>
            (string.IsNullOrEmpty(Source) || Source == each.Provider || Source == TaskFilter.External)
            && (string.IsNullOrEmpty(SeniorId) || each.SeniorId is null || SeniorId == each.SeniorId.ToString())
        );

    private string CountWords =>
        (tasks!.Count, next) switch
        {
            (0, _) => "No tasks",
            (1, _) => "1 task",
            (var many, null) => $"{Number(many)} tasks",
            (var many, _) => $"The first {Number(many)} of {Number(Total)} tasks",
        };

    private int Total =>
        Source switch
        {
            null or "" => sources.Values.Sum(),
            TaskFilter.External => sources.Where(each => each.Key != TaskFilter.Manual).Sum(each => each.Value),
            var one => sources.GetValueOrDefault(one),
        };

    protected override bool Concerns(Change change) => true;

    protected override async Task LoadAsync() => (tasks, next) = await ReadAsync(PageSize);

    protected override async Task ReloadAsync()
    {
        var shown = tasks ?? [];
        var (read, more) = await ReadAsync(Math.Max(shown.Count, PageSize));
        (tasks, next) = (await InSight.KeepAsync(queries, UserId, shown, read, [], Leaving), more);
    }

    private async Task<(List<TaskSummary> Tasks, string? Next)> ReadAsync(int wanted)
    {
        seniors = await people.ListAsync(UserId, Leaving);
        doubts = new TaskDoubts(await integrations.ListAsync(UserId, seniorId: null, Leaving));
        var filter = Address.ToFilter(UserId);
        sources = await queries.CountBySourceAsync(UserId, filter, Leaving);
        var page = await queries.ListAsync(UserId, filter, new PageRequest(Limit: PageSize), Leaving);
        problem = page.Problem ?? (Address.KnowsStatus ? null : "There is no such status, so this shows what is still to be done.");
        List<TaskSummary> read = [.. page.Value?.Items ?? []];
        while (read.Count < wanted && page.Value?.NextCursor is { } more)
        {
            page = await queries.ListAsync(UserId, filter, new PageRequest(more, PageSize), Leaving);
            read.AddRange(page.Value?.Items ?? []);
        }

        return (read, page.Value?.NextCursor);
    }

    private async Task ReadOnAsync()
    {
        reading = true;
        var page = await queries.ListAsync(UserId, Address.ToFilter(UserId), new PageRequest(next, PageSize), Leaving);
        reading = false;
        problem = page.Problem;
        tasks!.AddRange(page.Value?.Items ?? []);
        next = page.Value?.NextCursor;
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private void Go(TaskListAddress address) => navigation.NavigateTo(address.ToString());

    private void Replace(TaskSummary changed)
    {
        var at = tasks!.FindIndex(task => task.Id == changed.Id);
        if (at >= 0)
        {
            tasks[at] = changed;
        }
    }
}
