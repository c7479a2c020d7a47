using System.Globalization;
using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>
/// The task list. Its address says what it shows; changing a filter goes to another address. Filters changed here are remembered, and the
/// address without any leads to them.
/// </summary>
public sealed partial class TasksPage(
    TaskQueries queries,
    SeniorService seniorService,
    CircleService circles,
    IntegrationReader integrations,
    ProviderCatalog catalog,
    TaskListMemory memory,
    Reader reader,
    TimeProvider clock,
    NavigationManager navigation
)
{
    private const int PageSize = 50;
    private const int MostCircles = 20;
    private IReadOnlyList<SeniorSummary>? seniors;
    private IReadOnlyList<KeyValuePair<string, string>> people = [];
    private IReadOnlyList<TaskChip> chips = [];
    private TaskParts? parts;
    private TaskListAddress? shown;
    private TaskFilter filter = new();
    private SourceCounts sources = SourceCounts.Unknown;
    private TaskDoubts doubts = TaskDoubts.None;
    private DateTimeOffset now;
    private string? problem;
    private bool keysOn = true;

    [SupplyParameterFromQuery(Name = "source")]
    private string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string[]? Status { get; set; }

    [SupplyParameterFromQuery(Name = "task_type")]
    private string[]? Type { get; set; }

    [SupplyParameterFromQuery(Name = "priority")]
    private string[]? Priority { get; set; }

    [SupplyParameterFromQuery(Name = "senior_id")]
    private string? SeniorId { get; set; }

    [SupplyParameterFromQuery(Name = "assigned_to")]
    private string? AssignedTo { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    private TaskListAddress Address =>
        new(Source, TaskListAddress.Join(Status), SeniorId, AssignedTo, Text)
        {
            Type = TaskListAddress.Join(Type),
            Priority = TaskListAddress.Join(Priority),
            From = From,
            To = To,
            Sort = Sort,
        };

    /// <summary>Whose days the filter's dates are: the one senior's, else the reader's own.</summary>
    private string Zone => seniors?.FirstOrDefault(each => each.Id.ToString() == SeniorId)?.TimeZone ?? reader.TimeZone;

    private IEnumerable<IntegrationView> Unwell =>
        doubts.Unwell.Where(each =>
            (string.IsNullOrEmpty(Source) || Source == each.Provider || Source == TaskFilter.External)
            && (string.IsNullOrEmpty(SeniorId) || each.SeniorId is null || SeniorId == each.SeniorId.ToString())
        );

    private string? Total =>
        sources.Of(Source) is { } count
            ? $"{(sources.IsWhole ? "" : "more than ")}{count.ToString("N0", CultureInfo.CurrentCulture)}"
            : null;

    private string Remaining =>
        (sources.Of(Source), sources.IsWhole) switch
        {
            (null, _) => "Show the tasks",
            (0, true) => "No task is left",
            (1, true) => "Show 1 task",
            _ => $"Show {Total} tasks",
        };

    protected override bool Concerns(Change change) => true;

    protected override async Task LoadAsync()
    {
        var address = Address;
        if (new Uri(navigation.Uri).Query.Length == 0 && await memory.RecallAsync(UserId, Leaving) is { } remembered)
        {
            navigation.NavigateTo(remembered, replace: true);
            return;
        }

        await ReadCirclesAsync();
        doubts = new TaskDoubts(await integrations.ListAsync(UserId, seniorId: null, Leaving));
        if (address == shown)
        {
            problem = await parts!.ReadAgainAsync();
            sources = await queries.CountBySourceAsync(UserId, filter, Leaving);
        }
        else
        {
            await ShowAsync(address);
        }
    }

    private async Task ReadCirclesAsync()
    {
        if (seniors is null)
        {
            await reader.LoadAsync();
            keysOn = await memory.UsesKeysAsync(UserId, Leaving);
        }

        seniors = await seniorService.ListAsync(UserId, Leaving);
        List<MemberSummary> members = [];
        foreach (var each in seniors.Take(MostCircles))
        {
            members.AddRange((await circles.MembersAsync(UserId, each.Id, Leaving)).Value ?? []);
        }

        people =
        [
            .. members
                .Where(member => member.UserId != UserId && member.Role <= CircleRole.Helper)
                .DistinctBy(member => member.UserId)
                .Select(member => KeyValuePair.Create(member.UserId.ToString(), member.Name)),
        ];
    }

    private async Task ShowAsync(TaskListAddress address)
    {
        now = clock.GetUtcNow();
        var wanted = address.ToFilter(UserId, now, Zone);
        var list = new TaskParts(
            cursor => queries.ListAsync(UserId, wanted, new PageRequest(cursor, PageSize), Leaving),
            (before, read, elsewhere) => InSight.KeepAsync(queries, UserId, before, read, elsewhere, Leaving)
        );
        var words = await list.LoadAsync(0);
        var counts = words is null ? await queries.CountBySourceAsync(UserId, wanted, Leaving) : SourceCounts.Unknown;
        if (address != Address)
        {
            // Gone on to another one meanwhile, which reads for itself.
            return;
        }

        if (shown is not null)
        {
            await memory.RememberAsync(UserId, address, Decided);
        }

        (shown, filter, parts, sources) = (address, wanted, list, counts);
        chips = TaskChip.Of(address, Names(), now, Zone, CultureInfo.CurrentCulture);
        problem =
            words
            ?? (
                !address.KnowsStatus ? "There is no such status, so this shows what is still to be done."
                : !address.KnowsTheRest ? "One of these filters is not known here, so it is left out. Choose it again under Filters."
                : null
            );
    }

    private Dictionary<string, string> Names()
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal)
        {
            [TaskFilter.Manual] = "written here",
            [TaskFilter.External] = "any connected calendar",
            [TaskListAddress.Me] = "Me",
            [TaskListAddress.Nobody] = "Nobody yet",
        };
        foreach (var (id, name) in people.Concat(seniors!.Select(each => KeyValuePair.Create(each.Id.ToString(), each.CalledName))))
        {
            names[id] = name;
        }

        foreach (var each in catalog.All)
        {
            names[each.Info.Key] = each.Info.Name;
        }

        return names;
    }

    private void Go(TaskListAddress address) => navigation.NavigateTo(address.Exactly);

    private async Task SwitchKeysAsync(bool on)
    {
        keysOn = on;
        await memory.UseKeysAsync(UserId, on, Decided);
    }
}
