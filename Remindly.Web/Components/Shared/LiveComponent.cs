using Microsoft.AspNetCore.Components;
using Remindly.Web.Accounts;

namespace Remindly.Web.Components.Shared;

/// <summary>
/// A page or part that asks services in the name of the signed-in caregiver. It asks once the page is live, not while it is drawn for
/// the first time on the server: everything shown can be used, and nothing is read twice.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    [Inject]
    private CurrentUser Caregiver { get; set; } = default!;

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

    protected sealed override async Task OnParametersSetAsync()
    {
        if (IsLive)
        {
            UserId = UserId == Guid.Empty ? await Caregiver.IdAsync() : UserId;
            await LoadAsync();
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
            leaving.Cancel();
            leaving.Dispose();
        }
    }
}
