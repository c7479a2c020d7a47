namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>Holds a run between two of its pages until the test lets it go on.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a run has come this far.</summary>
    public Task Reached => reached.Task;

    /// <summary>Holds the first run that comes after its first page, and no other.</summary>
    public static Gate Before(ScriptedProvider feed)
    {
        var gate = new Gate();
        var held = 0;
        feed.AfterPage = (page, cancellation) =>
            page == 0 && Interlocked.Exchange(ref held, 1) == 0 ? gate.WaitAsync(cancellation) : Task.CompletedTask;
        return gate;
    }

    public void Open() => open.TrySetResult();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        reached.TrySetResult();
        await open.Task.WaitAsync(cancellationToken);
    }
}
