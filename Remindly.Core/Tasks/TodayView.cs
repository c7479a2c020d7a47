namespace Remindly.Core.Tasks;

/// <summary>One senior's day as a caregiver needs it in the morning.</summary>
/// <param name="Overdue">Open since before today, the latest first.</param>
/// <param name="Due">Of today, what is done included.</param>
/// <param name="Free">Open and nobody's, in the days after today.</param>
/// <param name="Changes">What was moved, cancelled or brought back since yesterday began, the latest first.</param>
public sealed record SeniorToday(Few<TaskSummary> Overdue, Few<TaskSummary> Due, Few<TaskSummary> Free, Few<RecentChange> Changes)
{
    /// <summary>The same lists, with this task as it is now where it stands.</summary>
    public SeniorToday With(TaskSummary task)
    {
        return this with { Overdue = In(Overdue), Due = In(Due), Free = In(Free) };

        Few<TaskSummary> In(Few<TaskSummary> few) => few with { Items = [.. few.Items.Select(each => each.Id == task.Id ? task : each)] };
    }
}

/// <summary>The start of a list.</summary>
/// <param name="More">Whether it goes on.</param>
public sealed record Few<T>(IReadOnlyList<T> Items, bool More)
{
    /// <summary>Cuts a list that was read one item further than wanted.</summary>
    internal static Few<T> Of(IReadOnlyList<T> read, int most) => read.Count > most ? new([.. read.Take(most)], true) : new(read, false);
}

/// <summary>What became of one task since yesterday, all its moves taken together.</summary>
/// <param name="What">Moved, cancelled (in one of its ways) or brought back.</param>
/// <param name="UserId">Who did it last; null when a sync did.</param>
/// <param name="Before">Its time before the first move.</param>
/// <param name="After">Its time after the last move; null for open-ended.</param>
public sealed record RecentChange(
    TaskSummary Task,
    TaskEventKind What,
    DateTimeOffset At,
    Guid? UserId,
    string? UserName,
    DateTimeOffset? Before,
    DateTimeOffset? After
);
