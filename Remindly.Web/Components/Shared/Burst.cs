namespace Remindly.Web.Components.Shared;

/// <summary>Does something as often as it is asked for, but of a burst of asks only the first at once and then one each while.</summary>
internal sealed class Burst(TimeProvider clock, Func<Task> act, CancellationToken ending)
{
    public static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private bool running;
    private bool again;

    /// <summary>From any thread; comes back at once.</summary>
    public void Ask()
    {
        lock (gate)
        {
            again = running;
            if (running)
            {
                return;
            }

            running = true;
        }

        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            do
            {
                await act();
                await Task.Delay(Apart, clock, ending);
            } while (GoesOn());
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Nobody needs it any more.
        }
    }

    private bool GoesOn()
    {
        lock (gate)
        {
            (running, again) = (again, false);
            return running;
        }
    }
}
