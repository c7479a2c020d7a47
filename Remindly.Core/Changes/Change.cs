namespace Remindly.Core.Changes;

/// <summary>
/// Something is not as it was. Says where, never what: whoever hears it asks again for what they may see, so that it gives nothing away.
/// </summary>
public abstract record Change
{
    private Change() { }

    /// <summary>A task of this senior, or something that belongs to one.</summary>
    public sealed record OfTasks(Guid SeniorId) : Change;

    /// <summary>A connection: its settings, its health, or how far its run is.</summary>
    /// <param name="SeniorId">Null where it belongs to no senior.</param>
    public sealed record OfIntegration(Guid IntegrationId, Guid? SeniorId) : Change;

    /// <summary>What this person was told, or has read of it.</summary>
    public sealed record OfNotifications(Guid UserId) : Change;

    /// <summary>The senior, or who cares for them in which role.</summary>
    public sealed record OfCircle(Guid SeniorId) : Change;
}
