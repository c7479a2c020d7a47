using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>One page of a long list: where it starts, and its tasks while they are near enough to be shown.</summary>
public sealed class TaskPart(int number, string? cursor)
{
    public int Number { get; } = number;

    /// <summary>Asks for this page; null for the first.</summary>
    public string? Cursor { get; internal set; } = cursor;

    /// <summary>Asks for the page after it; null at the end.</summary>
    public string? Next { get; internal set; }

    /// <summary>Null where they are too far from what is looked at: they are read again when it comes near.</summary>
    public IReadOnlyList<TaskSummary>? Tasks { get; internal set; }

    /// <summary>How many it has, or had when it was last read.</summary>
    public int Count { get; internal set; }

    /// <summary>Its last task, so that what follows knows which day it goes on with.</summary>
    public TaskSummary? Last { get; internal set; }
}

/// <summary>
/// A long list as a window of its pages: those around the one asked for last are held, the others let go and read again by their
/// cursors.
/// </summary>
/// <param name="read">Asks for the page of a cursor.</param>
/// <param name="keep">Puts into a page what was in sight there and does not match any more; see <see cref="InSight"/>.</param>
public sealed class TaskParts(
    Func<string?, Task<Outcome<Page<TaskSummary>>>> read,
    Func<IReadOnlyList<TaskSummary>, IEnumerable<TaskSummary>, IEnumerable<TaskSummary>, Task<List<TaskSummary>>> keep
)
{
    /// <summary>Pages held on either side of the one asked for last.</summary>
    public const int Side = 2;

    private readonly List<TaskPart> parts = [];
    private Task<string?> last = Task.FromResult<string?>(null);

    public IReadOnlyList<TaskPart> All => parts;

    public IEnumerable<TaskSummary> Held => parts.SelectMany(part => part.Tasks ?? []);

    /// <summary>How many tasks the pages have so far.</summary>
    public int Count => parts.Sum(part => part.Count);

    public bool HasMore => parts is [.., { Next: not null }];

    /// <summary>How many come before this page.</summary>
    public int Before(TaskPart part) => parts.TakeWhile(each => each != part).Sum(each => each.Count);

    /// <summary>The page before this one; null for the first.</summary>
    public TaskPart? Previous(TaskPart part) => part.Number == 0 ? null : parts[part.Number - 1];

    /// <summary>Reads the first page, the next one, or one that was let go; and lets go of those far from it. Null, or what went wrong.</summary>
    public Task<string?> LoadAsync(int number) => InTurnAsync(() => GoToAsync(number));

    /// <summary>Reads again what is held, where it is.</summary>
    public Task<string?> ReadAgainAsync() => InTurnAsync(() => ReadAsync([.. Numbers]));

    /// <summary>Shows a task as it is now.</summary>
    public void Replace(TaskSummary changed)
    {
        foreach (var part in parts.Where(each => each.Tasks is not null))
        {
            part.Tasks = [.. part.Tasks!.Select(task => task.Id == changed.Id ? changed : task)];
        }
    }

    /// <summary>Takes a task out of sight.</summary>
    public void Remove(Guid taskId) => Drop([taskId], from: parts);

    private IEnumerable<int> Numbers => parts.Where(part => part.Tasks is not null).Select(part => part.Number);

    // Scrolling and changes heard of from elsewhere may ask at once.
    private Task<string?> InTurnAsync(Func<Task<string?>> act) => last = AfterAsync(last, act);

    private static async Task<string?> AfterAsync(Task before, Func<Task<string?>> act)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        return await act();
    }

    private async Task<string?> GoToAsync(int number)
    {
        if (number == parts.Count && (number == 0 || HasMore))
        {
            parts.Add(new TaskPart(number, number == 0 ? null : parts[^1].Next));
        }

        if (number < 0 || number >= parts.Count)
        {
            return null;
        }

        var problem = await ReadAsync([number]);
        foreach (var far in parts.Where(each => Math.Abs(each.Number - number) > Side))
        {
            far.Tasks = null;
        }

        return problem;
    }

    // First everything, then what was in sight and is in none of it: a task that only moved to the page beside is not missing.
    private async Task<string?> ReadAsync(int[] numbers)
    {
        var shown = parts.Where(part => part.Tasks is not null).Select(part => (Part: part, Tasks: part.Tasks!)).ToList();
        string? problem = null;
        foreach (var number in numbers)
        {
            problem = number < parts.Count ? await ReadOneAsync(parts[number]) ?? problem : problem;
        }

        foreach (var (part, tasks) in shown.Where(each => each.Part.Tasks is { } now && now != each.Tasks && parts.Contains(each.Part)))
        {
            var elsewhere = parts.Where(other => other != part).SelectMany(other => other.Tasks ?? []);
            Hold(part, await keep(UpToEnd(part, tasks), part.Tasks!, elsewhere));
        }

        return problem;
    }

    // What now comes after the page's end is on the next one, held or not.
    private static IReadOnlyList<TaskSummary> UpToEnd(TaskPart part, IReadOnlyList<TaskSummary> shown)
    {
        var end = part is { Next: not null, Tasks: [.., var final] } ? shown.ToList().FindIndex(task => task.Id == final.Id) : -1;
        return end < 0 ? shown : [.. shown.Take(end + 1)];
    }

    private async Task<string?> ReadOneAsync(TaskPart part)
    {
        var page = await read(part.Cursor);
        if (page.Value is not { } found)
        {
            return page.Problem;
        }

        part.Next = found.NextCursor;
        Drop([.. found.Items.Select(task => task.Id)], from: parts.Where(other => other != part));
        Hold(part, [.. found.Items]);
        return await FollowAsync(part);
    }

    // What came or went moved where the next page starts: it is read again, and so on as far as pages are held.
    private async Task<string?> FollowAsync(TaskPart part)
    {
        if (part.Next is null)
        {
            parts.RemoveRange(part.Number + 1, parts.Count - part.Number - 1);
            return null;
        }

        if (part.Number + 1 >= parts.Count || parts[part.Number + 1].Cursor == part.Next)
        {
            return null;
        }

        var next = parts[part.Number + 1];
        next.Cursor = part.Next;
        return next.Tasks is null ? null : await ReadOneAsync(next);
    }

    private static void Drop(HashSet<Guid> ids, IEnumerable<TaskPart> from)
    {
        foreach (var part in from.Where(each => each.Tasks?.Any(task => ids.Contains(task.Id)) == true))
        {
            Hold(part, [.. part.Tasks!.Where(task => !ids.Contains(task.Id))]);
        }
    }

    private static void Hold(TaskPart part, List<TaskSummary> tasks)
    {
        part.Tasks = tasks;
        part.Count = tasks.Count;
        part.Last = tasks.Count == 0 ? part.Last : tasks[^1];
    }
}
