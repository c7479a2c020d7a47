using System.Globalization;
using Microsoft.AspNetCore.Components;
using Remindly.Core.Tasks;
using Remindly.Core.Tasks.QuickAdd;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>
/// The input is never written to while somebody types, so that no letter is lost on a slow line; it is replaced by an empty one once
/// its words are stored.
/// </summary>
public sealed partial class QuickAdd
{
    /// <summary>So long after the last letter the preview follows.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private ElementReference input;
    private Draft? kept;
    private QuickAddContext? context;
    private QuickAddReading? reading;
    private ITimer? timer;
    private Guid? asked;
    private Guid? chosen;
    private string text = "";
    private string? problem;
    private bool working;
    private bool takesFocus;
    private int round;

    /// <summary>For whom it is unless the words name another.</summary>
    [Parameter]
    public Guid? SeniorId { get; set; }

    /// <summary>Something was added, or taken back.</summary>
    [Parameter]
    public EventCallback OnAdded { get; set; }

    private string Hint
    {
        get
        {
            var other = context!.Seniors.SelectMany(senior => senior.People).FirstOrDefault(person => person.Id != context.Me);
            var who = other is null ? "" : $" @{other.Name.Split(' ', '@')[0].ToLower(CultureInfo.CurrentCulture)}";
            return $"Write it as you would say it: “eye drops tomorrow 8am”, “bins every Monday 7pm”, “pick up pills Friday{who}”.";
        }
    }

    protected override async Task LoadAsync()
    {
        if (context is null)
        {
            await Reader.LoadAsync();
            context = await Adding.ContextAsync(UserId, CultureInfo.CurrentCulture, Leaving);
            chosen = context.Seniors.Count > 0 ? context.Seniors[0].Id : null;
        }

        if (asked != SeniorId)
        {
            asked = SeniorId;
            chosen = context.Seniors.Any(senior => senior.Id == SeniorId) ? SeniorId : chosen;
            Read();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (takesFocus)
        {
            takesFocus = false;
            await input.FocusAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }

    private void Type(ChangeEventArgs change)
    {
        text = change.Value as string ?? "";
        problem = null;
        timer?.Dispose();
        timer = Clock.CreateTimer(_ => InvokeAsync(ReadAndShow), null, Pause, Timeout.InfiniteTimeSpan);
    }

    private void Choose(ChangeEventArgs change)
    {
        chosen = Guid.TryParse(change.Value as string, out var id) ? id : chosen;
        Read();
    }

    private void ReadAndShow()
    {
        Read();
        StateHasChanged();
    }

    private void Read() =>
        reading = string.IsNullOrWhiteSpace(text)
            ? null
            : QuickAddParser.Read(text, context! with { Now = Clock.GetUtcNow(), SeniorId = chosen });

    private async Task AddAsync()
    {
        if (working)
        {
            return;
        }

        working = true;
        var added = await Adding.AddAsync(UserId, text, chosen, context!.Culture, Decided);
        (working, problem, takesFocus) = (false, added.Problem, true);
        if (added.Value is not { } task)
        {
            return;
        }

        timer?.Dispose();
        (text, reading) = ("", null);
        round++;
        await kept!.ForgetAsync();
        var repeats = RepeatWords.Of(task, context.Culture) is { } words ? $" It repeats {words}." : "";
        Snackbars.Say($"Added: {task.Title}.{repeats}", () => TakeBackAsync(task));
        await OnAdded.InvokeAsync();
    }

    private async Task TakeBackAsync(TaskSummary task)
    {
        var stopped = task.SeriesId is null
            ? (await Tasks.RemoveAsync(UserId, task.Id, Decided)).Problem
            : (await Series.EndAsync(UserId, task.Id, withThis: true, Decided)).Problem;
        Snackbars.Say(stopped ?? "Taken back.");
        await OnAdded.InvokeAsync();
    }
}
