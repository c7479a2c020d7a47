namespace Remindly.Core.Scheduling;

/// <summary>Stored as numbers that never change meaning.</summary>
public enum IntegrationStatus
{
    Active = 1,

    /// <summary>Paused by a person.</summary>
    Inactive = 2,

    /// <summary>The provider rejects the credentials; new ones bring it back to active.</summary>
    Error = 3,
}
