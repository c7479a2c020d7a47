using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Remindly.Core.Changes;
using Remindly.Web.Accounts;

namespace Remindly.Web.Components.Shared;

/// <summary>
/// A page or part that asks services in the name of the signed-in caregiver. It asks once the page is live, not while it is drawn for
/// the first time on the server: everything shown can be used, and nothing is read twice. What it says <see cref="Concerns"/> it is
/// read again when it changes, whoever changed it.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IDisposable? listening;
    private Task reading = Task.CompletedTask;

    [Inject]
    private CurrentUser Caregiver { get; set; } = default!;

    [Inject]
    private CircleChanges Changes { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Ends with the page: for reading, and for work that is of no use to somebody who left.</summary>
    protected CancellationToken Leaving { get; private set; }

    /// <summary>What a person decided is carried out, even when they go elsewhere at once.</summary>
    protected static CancellationToken Decided => CancellationToken.None;

    /// <summary>The signed-in caregiver, once the page is live.</summary>
    protected Guid UserId { get; private set; }

    /// <summary>False while drawn on the server, before the page can answer.</summary>
    protected bool IsLive => RendererInfo.IsInteractive;

    /// <summary>Reads what is shown; each time the parameters change, the first time included.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Whether what is shown here may be different because of this. Asked on any thread.</summary>
    protected virtual bool Concerns(Change change) => false;

    /// <summary>Reads again because of a change. What somebody is typing, and where the focus is, must stay.</summary>
    protected virtual Task ReloadAsync() => LoadAsync();

    protected sealed override async Task OnParametersSetAsync()
    {
        if (IsLive)
        {
            UserId = UserId == Guid.Empty ? await Caregiver.IdAsync() : UserId;
            listening ??= Listen();
            await InTurnAsync(LoadAsync);
        }
    }

    public override Task SetParametersAsync(ParameterView parameters)
    {
        Leaving = leaving.Token;
        return base.SetParametersAsync(parameters);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !leaving.IsCancellationRequested)
        {
            listening?.Dispose();
            leaving.Cancel();
            leaving.Dispose();
        }
    }

    private IDisposable Listen()
    {
        var burst = new Burst(Time, () => InvokeAsync(HearAsync), Leaving);
        return Changes.Listen(change =>
        {
            if (Concerns(change))
            {
                burst.Ask();
            }
        });
    }

    private async Task HearAsync()
    {
        if (Leaving.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await InTurnAsync(ReloadAsync);
            StateHasChanged();
        }
        catch (DbException)
        {
            // The store has a bad moment: what is shown stays, and the next change or look reads again.
        }
        catch (Exception problem) when (!Leaving.IsCancellationRequested)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    // One after another, so that what was read last is also what was asked for last.
    private async Task InTurnAsync(Func<Task> read)
    {
        var (before, mine) = (reading, new TaskCompletionSource());
        reading = mine.Task;
        try
        {
            await before;
            await read();
        }
        finally
        {
            mine.SetResult();
        }
    }
}
