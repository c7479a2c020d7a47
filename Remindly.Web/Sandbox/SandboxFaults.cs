namespace Remindly.Web.Sandbox;

/// <summary>The faults that are on. Each meets the requests of its scope, and several may be on at once.</summary>
public sealed class SandboxFaults
{
    private readonly Lock gate = new();
    private readonly List<Running> running = [];

    public IReadOnlyList<SandboxFault> Active
    {
        get
        {
            lock (gate)
            {
                return [.. running.Select(each => each.Fault)];
            }
        }
    }

    public void Add(SandboxFault fault)
    {
        lock (gate)
        {
            running.Add(new Running(fault));
        }
    }

    public void Add(FaultKind kind, int? count = null, FaultScope scope = FaultScope.All) =>
        Add(new SandboxFault(kind) { Count = count, Scope = scope });

    public void Remove(FaultKind kind)
    {
        lock (gate)
        {
            running.RemoveAll(each => each.Fault.Kind == kind);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            running.Clear();
        }
    }

    /// <summary>The faults this request meets; each is one request nearer to its end afterwards.</summary>
    internal IReadOnlyList<SandboxFault> Take(string route)
    {
        lock (gate)
        {
            var met = running.Where(each => each.Concerns(route) && each.Turn()).ToList();
            running.RemoveAll(each => each.Over);
            return [.. met.Select(each => each.Fault)];
        }
    }

    /// <summary>Which row a row fault spoils: named by the fault, or the first ever asked about.</summary>
    internal long Victim(SandboxFault fault, long candidate)
    {
        lock (gate)
        {
            var holder = running.Find(each => ReferenceEquals(each.Fault, fault));
            return fault.AppointmentId ?? (holder is null ? candidate : holder.Victim ??= candidate);
        }
    }

    private sealed class Running(SandboxFault fault)
    {
        private int seen;

        public SandboxFault Fault { get; } = fault;

        public long? Victim { get; set; }

        public bool Over => Fault.Count is { } count && seen >= (long)Fault.Skip + count;

        public bool Turn() => ++seen > Fault.Skip;

        private static bool IsList(string route) => route is "GET /appointments" or "GET /scheduled_events";

        public bool Concerns(string route) =>
            Fault.Kind is FaultKind.EmptyList or FaultKind.HardCap or FaultKind.MalformedRow or FaultKind.RowWithoutId
                ? IsList(route)
                : Fault.Scope switch
                {
                    FaultScope.Lists => IsList(route),
                    FaultScope.Singles => route.Contains("/appointments/{id}", StringComparison.Ordinal)
                        || route.Contains("/scheduled_events/{id}", StringComparison.Ordinal),
                    FaultScope.Me => route is "GET /me" or "GET /users/me",
                    _ => true,
                };
    }
}
