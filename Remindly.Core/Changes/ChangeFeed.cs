using Microsoft.Extensions.Logging;

namespace Remindly.Core.Changes;

/// <summary>
/// Tells the open pages of this process that something changed. Services publish after they have saved; nothing is kept, and nobody
/// who listens can hold up or break the one who writes.
/// </summary>
public sealed partial class ChangeFeed(ILogger<ChangeFeed> logger)
{
    private readonly Lock gate = new();
    private Listener[] listeners = [];

    /// <summary>Calls <paramref name="heard"/>, on any thread and soon to return, until the handle is disposed.</summary>
    public IDisposable Listen(Action<Change> heard)
    {
        var listener = new Listener(this, heard);
        lock (gate)
        {
            listeners = [.. listeners, listener];
        }

        return listener;
    }

    public void Publish(Change change)
    {
        foreach (var listener in Volatile.Read(ref listeners))
        {
            try
            {
                listener.Heard(change);
            }
            catch (Exception problem)
            {
                LogBroken(logger, problem);
            }
        }
    }

    private void Leave(Listener listener)
    {
        lock (gate)
        {
            listeners = [.. listeners.Where(each => each != listener)];
        }
    }

    [LoggerMessage(LogLevel.Error, "A page could not hear of a change.")]
    private static partial void LogBroken(ILogger logger, Exception problem);

    private sealed class Listener(ChangeFeed feed, Action<Change> heard) : IDisposable
    {
        public Action<Change> Heard { get; } = heard;

        public void Dispose() => feed.Leave(this);
    }
}
