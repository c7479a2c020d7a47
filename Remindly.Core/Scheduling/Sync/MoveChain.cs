namespace Remindly.Core.Scheduling.Sync;

/// <summary>Puts appointments that took each other's place in a row, the first one first. Pure.</summary>
internal static class MoveChain
{
    public static IEnumerable<IReadOnlyList<MatchedAppointment>> Of(IReadOnlyCollection<MatchedAppointment> moved)
    {
        // Somebody who is not listed can still be what links two that are.
        var byId = moved
            .SelectMany(each => Moves.IdsOf(each.Appointment).Select(id => (Key: (each.SeniorId, id), each)))
            .ToLookup(pair => pair.Key, pair => pair.each);
        HashSet<MatchedAppointment> done = [];
        foreach (var start in moved)
        {
            if (done.Add(start))
            {
                yield return Ordered(Linked(start, byId, done));
            }
        }
    }

    private static List<MatchedAppointment> Linked(
        MatchedAppointment start,
        ILookup<(Guid SeniorId, string Id), MatchedAppointment> byId,
        HashSet<MatchedAppointment> done
    )
    {
        List<MatchedAppointment> linked = [start];
        for (var at = 0; at < linked.Count; at++)
        {
            var each = linked[at];
            linked.AddRange(Moves.IdsOf(each.Appointment).SelectMany(id => byId[(each.SeniorId, id)]).Where(done.Add));
        }

        return linked;
    }

    // Those that were replaced come first, each before the one that took its place; the one that stands is the last.
    private static List<MatchedAppointment> Ordered(List<MatchedAppointment> linked)
    {
        var places = linked.ToDictionary(each => each.Appointment.ExternalId);
        var first = linked.Find(each => each.Appointment.ReplacesExternalId is not { } before || !places.ContainsKey(before)) ?? linked[0];
        List<MatchedAppointment> ordered = [];
        HashSet<string> seen = [];
        for (var each = first; each is not null && seen.Add(each.Appointment.ExternalId); each = Next(each, places))
        {
            ordered.Add(each);
        }

        var rest = linked.Where(each => !seen.Contains(each.Appointment.ExternalId));
        return [.. ordered.Concat(rest).OrderBy(each => each.Appointment.ReplacedByExternalId is null ? 1 : 0)];
    }

    private static MatchedAppointment? Next(MatchedAppointment each, Dictionary<string, MatchedAppointment> places) =>
        each.Appointment.ReplacedByExternalId is { } next
            ? places.GetValueOrDefault(next)
            : places.Values.FirstOrDefault(other => other.Appointment.ReplacesExternalId == each.Appointment.ExternalId);
}
