using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>What a piece of the text says, before it is put together with the rest.</summary>
internal abstract record Meaning
{
    private Meaning() { }

    /// <summary>A day, which may depend on the others.</summary>
    public sealed record Day(DayWish Wish) : Meaning;

    /// <summary>So long from now, to the minute.</summary>
    public sealed record Moment(int Minutes) : Meaning;

    /// <param name="Also">The other times of the same day, where it repeats: "7am and 7pm".</param>
    public sealed record Clock(ClockWish From, ClockWish? To = null, IReadOnlyList<LocalTime>? Also = null) : Meaning;

    public sealed record Part(DayPart Value, bool Today = false) : Meaning;

    /// <summary>How long it takes, in minutes.</summary>
    public sealed record Length(int Minutes) : Meaning;

    public sealed record Repeat(RepeatPlan Plan, DayPart? At = null) : Meaning;

    /// <summary>When a repeat ends: on a day, after so many days or so many times.</summary>
    public sealed record End(DayWish? On = null, (int Number, DayUnit Unit)? After = null, int? Times = null) : Meaning;

    public sealed record Assignee(QuickAddPerson Person) : Meaning;

    public sealed record For(QuickAddSenior Senior) : Meaning;

    public sealed record Importance(CareTaskPriority Value) : Meaning;

    public sealed record Place(string Text) : Meaning;

    public sealed record Kind(CareTaskType Value) : Meaning;
}

/// <summary>What was recognised at a place of the text.</summary>
/// <param name="Next">The token behind it.</param>
/// <param name="Stays">It is part of the title as well: "eye drops".</param>
internal sealed record Find(int Next, Meaning Meaning, bool Stays = false);
