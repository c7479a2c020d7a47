using Remindly.Core.Changes;

namespace Remindly.Web.Components.Shared;

/// <summary>
/// What changes somewhere and may concern the person in front of this window. One ear a window, whatever is on its page, so that
/// other families' changes cost it nothing.
/// </summary>
public sealed class CircleChanges : IDisposable
{
    private readonly ChangeFeed here;
    private readonly IDisposable listening;
    private volatile HashSet<Guid>? seniors;

    public CircleChanges(ChangeFeed everywhere, ILogger<ChangeFeed> logger)
    {
        here = new ChangeFeed(logger);
        listening = everywhere.Listen(Hear);
    }

    /// <summary>Calls <paramref name="heard"/>, on any thread, until the handle is disposed.</summary>
    public IDisposable Listen(Action<Change> heard) => here.Listen(heard);

    /// <summary>Tells this window alone, of what time or another process has changed.</summary>
    public void Tell(Change change) => here.Publish(change);

    /// <summary>Whose circles the person is in; until that is known anything may concern them.</summary>
    public void Know(IEnumerable<Guid> circles) => seniors = [.. circles];

    public void Dispose() => listening.Dispose();

    private void Hear(Change change)
    {
        if (change is Change.OfCircle)
        {
            // The person may be in it now, or no longer.
            seniors = null;
        }

        if (SeniorOf(change) is not { } senior || seniors?.Contains(senior) != false)
        {
            here.Publish(change);
        }
    }

    private static Guid? SeniorOf(Change change) =>
        change switch
        {
            Change.OfTasks(var senior) => senior,
            Change.OfIntegration(_, var senior) => senior,
            Change.OfCircle(var senior) => senior,
            _ => null,
        };
}
