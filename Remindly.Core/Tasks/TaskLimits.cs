namespace Remindly.Core.Tasks;

/// <summary>The longest texts a task holds, in characters.</summary>
public static class TaskLimits
{
    public const int Title = 500;

    public const int Location = 500;

    public const int Text = 10_000;

    public const int Comment = 4_000;

    public const int ExternalId = 512;

    public const int Rrule = 500;

    /// <summary>A week, in minutes.</summary>
    public const int Duration = 7 * 24 * 60;
}
