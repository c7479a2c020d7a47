namespace Remindly.Web.Components.Shared;

/// <summary>One quiet timer a circuit, for everything on the page that tells how long ago something was.</summary>
public sealed class Ticker(TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private Action? ticked;
    private ITimer? timer;

    /// <summary>Calls <paramref name="action"/>, on any thread, until the returned handle is disposed.</summary>
    public IDisposable Listen(Action action)
    {
        lock (gate)
        {
            ticked += action;
            timer ??= clock.CreateTimer(_ => ticked?.Invoke(), null, Every, Every);
        }

        return new Listener(this, action);
    }

    public void Dispose()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            ticked = null;
        }
    }

    private void Leave(Action action)
    {
        lock (gate)
        {
            ticked -= action;
            if (ticked is null)
            {
                timer?.Dispose();
                timer = null;
            }
        }
    }

    private sealed class Listener(Ticker ticker, Action action) : IDisposable
    {
        public void Dispose() => ticker.Leave(action);
    }
}
