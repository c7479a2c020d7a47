namespace Remindly.Web.Sandbox.Hooks;

public enum HookState
{
    /// <summary>Kept back by a fault.</summary>
    Held,

    /// <summary>Its turn comes soon.</summary>
    Waiting,

    /// <summary>It was not taken and is sent again at <see cref="HookDelivery.NextAt"/>.</summary>
    Retrying,

    Delivered,

    /// <summary>It was not taken and is not sent again.</summary>
    GivenUp,

    /// <summary>Never sent: its target was gone, or too many waited already.</summary>
    Dropped,
}

/// <param name="Status">What was answered; null when nothing was.</param>
/// <param name="Problem">Why nothing was answered.</param>
public sealed record HookAttempt(DateTimeOffset At, int? Status, string? Problem)
{
    public bool IsTaken => Status is >= 200 and < 300;
}

/// <summary>One notice on its way to one target.</summary>
public sealed class HookDelivery
{
    internal HookDelivery(long number, DateTimeOffset at, HookMessage message) => (Number, At, Message) = (number, at, message);

    public long Number { get; }

    /// <summary>When the change was made.</summary>
    public DateTimeOffset At { get; }

    public string Target => Message.To.Address;

    public string Event => Message.Event;

    /// <summary>The id of what changed.</summary>
    public string About => Message.About;

    public string Body => Message.Body;

    public bool IsSigned => Message.Signature is not null;

    public HookState State { get; internal set; }

    public DateTimeOffset? NextAt { get; internal set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HookAttempt> Attempts { get; internal set; } = [];

    internal HookMessage Message { get; }
}
