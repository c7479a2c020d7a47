using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>A time as somebody says it: exact, or one of the two that a clock's face shows.</summary>
/// <param name="Exact">Said with am, pm or to 24.</param>
internal sealed record ClockWish(LocalTime Time, bool Exact)
{
    private static readonly LocalTime FirstSensible = new(7, 0);
    private static readonly LocalTime LastSensible = new(22, 0);

    /// <summary>The times it can mean, the earlier one first; of the two only those that people do things at.</summary>
    public IReadOnlyList<LocalTime> Candidates(DayPart? part)
    {
        if (Exact)
        {
            return [Time];
        }

        var morning = new LocalTime(Time.Hour % 12, Time.Minute);
        var evening = morning.PlusHours(12);
        if (part is { } said)
        {
            return said == DayPart.Morning || (said == DayPart.Night && morning.Hour < 6) ? [morning] : [evening];
        }

        return morning < FirstSensible ? [evening]
            : evening < LastSensible ? [morning, evening]
            : [morning];
    }

    /// <summary>This one before that one: in "11-1pm" the first is am, in "2-3pm" it is pm.</summary>
    public ClockWish Before(ClockWish end)
    {
        if (Exact || !end.Exact)
        {
            return this;
        }

        var morning = new LocalTime(Time.Hour % 12, Time.Minute);
        var evening = morning.PlusHours(12);
        return new ClockWish(evening < end.Time ? evening : morning, Exact: true);
    }

    /// <summary>How long it is from <paramref name="start"/> to this, which comes after it.</summary>
    public int MinutesFrom(LocalTime start)
    {
        const int Day = 24 * 60;
        var span = (int)Period.Between(start, Time, PeriodUnits.Minutes).Minutes;
        var minutes = ((span % Day) + Day) % Day;
        return Exact || minutes < Day / 2 ? minutes : minutes - (Day / 2);
    }

    /// <summary>When a stretch of the day begins, where nobody said a time.</summary>
    public static LocalTime Of(DayPart part) =>
        part switch
        {
            DayPart.Morning => new LocalTime(9, 0),
            DayPart.Afternoon => new LocalTime(14, 0),
            DayPart.Evening => new LocalTime(18, 0),
            _ => new LocalTime(20, 0),
        };
}
