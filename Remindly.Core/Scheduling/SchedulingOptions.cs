namespace Remindly.Core.Scheduling;

/// <summary>Settings of the section <c>Scheduling</c>.</summary>
public sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    /// <summary>Whether integrations sync by themselves.</summary>
    public bool AutoSync { get; set; } = true;
}
