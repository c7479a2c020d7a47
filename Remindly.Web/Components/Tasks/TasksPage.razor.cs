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
    private readonly HashSet<Guid> touched = [];

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

    protected override async Task LoadAsync()
    {
        touched.Clear();
        await ReadAsync(PageSize);
    }

    // As much as is in sight, and with what was ticked off here, which stays where it was until its reader goes on.
    protected override async Task ReloadAsync()
    {
        var shown = tasks ?? [];
        await ReadAsync(Math.Max(shown.Count, PageSize));
        var gone = shown.Where(task => touched.Contains(task.Id) && tasks!.All(each => each.Id != task.Id)).ToList();
        foreach (var task in gone)
        {
            if ((await queries.GetAsync(UserId, task.Id, Leaving)).Value?.Task is { } still)
            {
                var after = tasks!.FindIndex(each =>
                    (each.ScheduledAt ?? DateTimeOffset.MaxValue) > (still.ScheduledAt ?? DateTimeOffset.MaxValue)
                );
                tasks.Insert(after < 0 ? tasks.Count : after, still);
            }
        }
    }

    private async Task ReadAsync(int wanted)
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

        (tasks, next) = (read, page.Value?.NextCursor);
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
        touched.Add(changed.Id);
        if (at >= 0)
        {
            tasks[at] = changed;
        }
    }
}
