namespace Remindly.Core.Scheduling.Sync;

/// <summary>What came of asking for a run.</summary>
public abstract record SyncAnswer
{
    private SyncAnswer() { }

    /// <summary>It ran to its end, well or not.</summary>
    public sealed record Finished(SyncRun Run) : SyncAnswer;

    /// <summary>Another one is at work, which can be watched.</summary>
    public sealed record Busy(Guid RunId) : SyncAnswer;

    /// <summary>A person paused the integration.</summary>
    public sealed record Inactive : SyncAnswer;

    /// <summary>The provider asked us to wait and was not asked again.</summary>
    public sealed record OnHold(DateTimeOffset Until) : SyncAnswer;

    /// <summary>The integration is not there, or was disconnected while the run was at work.</summary>
    public sealed record Missing : SyncAnswer;
}

/// <summary>What a run is for.</summary>
/// <param name="AcceptsAbsence">A person has said that what is missing at the provider is really gone.</param>
public sealed record SyncRequest(Guid IntegrationId, SyncTrigger Trigger, bool AcceptsAbsence = false);
