namespace Remindly.Core;

/// <summary>A part of a list.</summary>
/// <param name="NextCursor">Asks for what follows; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Cursor">The <see cref="Page{T}.NextCursor"/> of the part before; null for the first.</param>
/// <param name="Limit">1 to <see cref="MostItems"/>.</param>
public sealed record PageRequest(string? Cursor = null, int Limit = PageRequest.UsualItems)
{
    public const int UsualItems = 50;

    public const int MostItems = 200;

    /// <summary>Where to go on; null for the start. Faults name <c>limit</c> and <c>cursor</c>.</summary>
    /// <param name="list">Says which list, filters included: a cursor of another one is refused.</param>
    public Cursor? Read(string list, Faults faults)
    {
        if (Limit is < 1 or > MostItems)
        {
            faults.Add("limit", $"Ask for 1 to {MostItems} at a time.");
        }

        if (string.IsNullOrEmpty(Cursor))
        {
            return null;
        }

        var cursor = Core.Cursor.Read(Cursor, list);
        if (cursor is null)
        {
            faults.Add("cursor", "This does not continue this list. Start again without it.");
        }

        return cursor;
    }

    /// <summary>Cuts a list that was read one item further than asked for.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> read, string list, Func<T, Cursor> keyOf)
    {
        ArgumentNullException.ThrowIfNull(read);
        return read.Count <= Limit ? new Page<T>(read, null) : new Page<T>([.. read.Take(Limit)], keyOf(read[Limit - 1]).Write(list));
    }
}
