using System.Collections.Immutable;

namespace Remindly.Web.Sandbox;

/// <summary>Appointments by id, with a copy sorted by start that is made anew only after something changed.</summary>
internal sealed class AppointmentBook
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, SandboxAppointment> byId = [];
    private ImmutableArray<SandboxAppointment> sorted = [];
    private bool stale;

    public SandboxAppointment? Find(long id)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(id);
        }
    }

    public ImmutableArray<SandboxAppointment> Sorted()
    {
        lock (gate)
        {
            if (stale)
            {
                sorted = [.. byId.Values.OrderBy(each => each.Start).ThenBy(each => each.Id)];
                stale = false;
            }

            return sorted;
        }
    }

    public void Put(SandboxAppointment appointment)
    {
        lock (gate)
        {
            byId[appointment.Id] = appointment;
            stale = true;
        }
    }

    public SandboxAppointment? Change(long id, Func<SandboxAppointment, SandboxAppointment> mutation)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(id, out var before))
            {
                return null;
            }

            stale = true;
            return byId[id] = mutation(before) with { Id = id };
        }
    }

    public SandboxAppointment? Remove(long id)
    {
        lock (gate)
        {
            stale = true;
            return byId.Remove(id, out var removed) ? removed : null;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            byId.Clear();
            stale = true;
        }
    }

    /// <summary>Index of the first row that starts at <paramref name="instant"/> or later.</summary>
    public static int FirstFrom(ImmutableArray<SandboxAppointment> rows, DateTimeOffset instant)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle].Start < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
