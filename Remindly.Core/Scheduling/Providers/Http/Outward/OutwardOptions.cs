using System.ComponentModel.DataAnnotations;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>Where addresses that people type may lead; <c>Scheduling</c> in the configuration.</summary>
public sealed class OutwardOptions
{
    /// <summary>Opens loopback, private and every other network, and every port, for people who host their own calendar.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>The one address inside that is open all the same: the demo's own sandbox, and what lies below it.</summary>
    public string? SandboxAddress { get; set; }

    /// <summary>Requests to typed addresses under way at the same time, whoever's they are, their answers' bodies included.</summary>
    [Range(1, 1000)]
    public int OutwardConcurrency { get; set; } = 64;
}
