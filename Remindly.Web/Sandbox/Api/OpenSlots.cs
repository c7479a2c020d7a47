using NodaTime;

namespace Remindly.Web.Sandbox.Api;

internal readonly record struct OpenSlot(DateTimeOffset Start, long CalendarId, int Seats);

/// <summary>When somebody can be booked: Monday to Saturday, 8 to 18 in the calendar's zone, every 15 minutes.</summary>
internal sealed class OpenSlots(SandboxAccount account, DateTimeOffset now)
{
    public static readonly TimeSpan Notice = TimeSpan.FromHours(1);
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(180);
    private const int StepMinutes = 15;

    public IReadOnlySet<long> Ignored { get; init; } = new HashSet<long>();

    public IEnumerable<OpenSlot> On(LocalDate date, SandboxAppointmentType type, SandboxCalendar calendar)
    {
        if (date.DayOfWeek == IsoDayOfWeek.Sunday)
        {
            yield break;
        }

        var opening = AcuityTime.At(date.At(new LocalTime(8, 0)), calendar.Timezone);
        var closing = AcuityTime.At(date.At(new LocalTime(18, 0)), calendar.Timezone);
        var taken = Taken(calendar, opening, closing);
        for (var start = opening; start.AddMinutes(type.DurationMinutes) <= closing; start = start.AddMinutes(StepMinutes))
        {
            var seats = Seats(start, type, taken);
            if (seats > 0 && start >= now + Notice && start <= now + Horizon)
            {
                yield return new OpenSlot(start, calendar.Id, seats);
            }
        }
    }

    public bool IsOpen(DateTimeOffset start, SandboxAppointmentType type, SandboxCalendar calendar) =>
        On(AcuityTime.DateIn(calendar.Timezone, start), type, calendar).Any(each => each.Start == start);

    private List<SandboxAppointment> Taken(SandboxCalendar calendar, DateTimeOffset opening, DateTimeOffset closing)
    {
        var rows = account.Book.Sorted();
        var taken = new List<SandboxAppointment>();
        for (var i = AppointmentBook.FirstFrom(rows, opening.AddHours(-12)); i < rows.Length && rows[i].Start < closing; i++)
        {
            if (rows[i] is { Canceled: false } row && row.CalendarId == calendar.Id && !Ignored.Contains(row.Id))
            {
                taken.Add(row);
            }
        }

        foreach (var block in account.Blocks.Where(each => each.CalendarId == calendar.Id && each.End > opening && each.Start < closing))
        {
            taken.Add(new SandboxAppointment { Start = block.Start, DurationMinutes = (int)(block.End - block.Start).TotalMinutes });
        }

        return taken;
    }

    private static int Seats(DateTimeOffset start, SandboxAppointmentType type, List<SandboxAppointment> taken)
    {
        var end = start.AddMinutes(type.DurationMinutes);
        var seats = type.ClassSize ?? 1;
        foreach (var each in taken.Where(each => each.Start < end && each.End > start))
        {
            // Only people of the very same class share a time.
            seats = type.ClassSize is not null && each.TypeId == type.Id && each.Start == start ? seats - 1 : 0;
        }

        return Math.Max(0, seats);
    }
}
