using System.Globalization;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>What quick add knows besides the text.</summary>
public sealed record QuickAddContext
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Those the reader may write tasks for.</summary>
    public required IReadOnlyList<QuickAddSenior> Seniors { get; init; }

    /// <summary>Whom it is for unless the text names another; null: the only one there is.</summary>
    public Guid? SeniorId { get; init; }

    /// <summary>The signed-in caregiver.</summary>
    public required Guid Me { get; init; }

    /// <summary>Says whether 3/4 is in March or in April.</summary>
    public required CultureInfo Culture { get; init; }

    internal bool DayFirst => !Culture.DateTimeFormat.ShortDatePattern.StartsWith('M');

    internal bool TwentyFourHours => Culture.DateTimeFormat.ShortTimePattern.Contains('H', StringComparison.Ordinal);
}

/// <summary>Somebody a task can be for.</summary>
/// <param name="Names">What they are called; a first name alone counts too.</param>
/// <param name="TimeZone">An IANA name.</param>
/// <param name="People">The owners and helpers of the circle.</param>
public sealed record QuickAddSenior(Guid Id, IReadOnlyList<string> Names, string TimeZone, IReadOnlyList<QuickAddPerson> People);

/// <summary>Somebody who can have a task.</summary>
public sealed record QuickAddPerson(Guid Id, string Name);
