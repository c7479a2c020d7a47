using System.Globalization;
using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;

namespace Remindly.Web.Components.Calendar;

/// <summary>The tasks that have a time, by month, week, day or as an agenda. Its address says what it shows.</summary>
public sealed partial class CalendarPage(
    CalendarQueries queries,
    SeniorService people,
    IntegrationReader integrations,
    ProviderNames providers,
    TaskMoves moves,
    Snackbars snackbars,
    Reader reader,
    TimeProvider clock
)
{
    private IReadOnlyList<SeniorSummary>? seniors;
    private TaskDoubts doubts = TaskDoubts.None;
    private CalendarSpan? span;
    private CalendarRange? shown;
    private TaskSummary? moving;
    private string? problem;

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewText { get; set; }

    [SupplyParameterFromQuery(Name = "date")]
    private string? DateText { get; set; }

    [SupplyParameterFromQuery(Name = "source")]
    private string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string[]? Status { get; set; }

    [SupplyParameterFromQuery(Name = "senior_id")]
    private string? SeniorId { get; set; }

    [SupplyParameterFromQuery(Name = "assigned_to")]
    private string? AssignedTo { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "task_type")]
    private string[]? Type { get; set; }

    [SupplyParameterFromQuery(Name = "priority")]
    private string[]? Priority { get; set; }

    private CalendarView View => CalendarAddress.ReadView(ViewText);

    private DateOnly Date => CalendarAddress.ReadDate(DateText) ?? Today;

    private CalendarAddress Address =>
        new(
            View,
            CalendarAddress.ReadDate(DateText),
            new TaskListAddress(Source, Join(Status), SeniorId, AssignedTo, Text) { Type = Join(Type), Priority = Join(Priority) }
        );

    private CalendarRange Range => CalendarRange.Around(Date, View, CultureInfo.CurrentCulture);

    private IEnumerable<SeniorSummary> Shown =>
        (seniors ?? []).Where(senior => string.IsNullOrEmpty(SeniorId) || senior.Id.ToString() == SeniorId);

    private Guid? Senior => Shown.Take(2).ToList() is [var one] ? one.Id : null;

    private bool MayAdd => Shown.Any(senior => senior.Role <= CircleRole.Helper);

    /// <summary>Where all who are shown live by one clock, theirs; else the reader's.</summary>
    private string Zone => Shown.Select(senior => senior.TimeZone).Distinct().Take(2).ToList() is [var one] ? one : reader.TimeZone;

    private DateOnly Today => Zones.DateOf(clock.GetUtcNow(), Zone);

    private DayAxis Axis =>
        (shown!.View == CalendarView.Day ? DayAxis.Of(shown.Date, Zone) : DayAxis.Clock).Around(
            span!.Days.SelectMany(day => day.Tasks).Where(task => task.AllDayOn is null)
        );

    private CalendarScene Scene =>
        new(Address, Today, Senior, MayAdd, UserId)
        {
            Doubts = doubts,
            NamesSenior = Shown.Count() > 1,
            OnMove = EventCallback.Factory.Create<TaskSummary>(this, task => moving = task),
        };

    private IEnumerable<IntegrationView> Unwell =>
        doubts.Unwell.Where(each => span!.Days.Any(day => day.Tasks.Any(task => task.SchedulingIntegrationId == each.Id)));

    private string CountWords =>
        span!.Days.Where(day => shown!.IsInside(day.Date)).Sum(day => day.Count) switch
        {
            0 => "No tasks",
            1 => "1 task",
            var many => $"{Number(many)} tasks",
        };

    private string? ZoneWords =>
        Shown.All(senior => senior.TimeZone == reader.TimeZone) ? null
        : Zone != reader.TimeZone ? $"Days and times are those of {Times.ZoneWords(Zone)}"
        : "Each task is at its own person's time";

    protected override bool Concerns(Change change) => true;

    protected override async Task LoadAsync()
    {
        await reader.LoadAsync();
        seniors = await people.ListAsync(UserId, Leaving);
        doubts = new TaskDoubts(await integrations.ListAsync(UserId, seniorId: null, Leaving));
        var range = Range;
        var read = await queries.ReadAsync(UserId, Address.ToFilter(UserId), new(range.First, range.Last, Most(View)), Leaving);
        if (range == Range) // else somebody went on meanwhile, and those days are being read
        {
            problem = read.Problem;
            (span, shown) = (read.Value ?? new CalendarSpan([], IsWhole: true), range);
        }
    }

    private static string? Join(string[]? values) => values is { Length: > 0 } ? string.Join(',', values) : null;

    private static int Most(CalendarView view) =>
        view switch
        {
            CalendarView.Month => 3,
            CalendarView.Week => 40,
            CalendarView.Agenda => 12,
            _ => 400,
        };

    private async Task<Outcome<TaskSummary>> MoveAsync(DateTimeOffset to)
    {
        var moved = await moves.MoveAsync(UserId, moving!, to, RefreshAsync);
        moving = moved.IsDone ? null : moving;
        return moved;
    }

    private async Task DropAsync(ChangeEventArgs change)
    {
        var drop = TaskDrop.Read(change.Value as string);
        var task = span!.Days.SelectMany(day => day.Tasks).FirstOrDefault(task => task.Id == drop?.TaskId);
        if (task?.IsManaged == true)
        {
            snackbars.Say(TaskMoves.Elsewhere(task, providers.NameOf(task.ExternalSource)));
        }
        else if (drop is not null && task is not null && drop.InstantFor(task, Axis) is { } to && to != task.ScheduledAt)
        {
            var moved = await moves.MoveAsync(UserId, task, to, RefreshAsync);
            if (moved.Problem is { } trouble)
            {
                snackbars.Say(trouble);
            }
        }
    }

    private Task RefreshAsync() =>
        InvokeAsync(async () =>
        {
            if (!Leaving.IsCancellationRequested)
            {
                await LoadAsync();
                StateHasChanged();
            }
        });

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
