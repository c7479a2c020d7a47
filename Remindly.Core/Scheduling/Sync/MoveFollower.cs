namespace Remindly.Core.Scheduling.Sync;

/// <summary>Follows an appointment that was moved by booking another one, from one to the next, as far as the provider tells.</summary>
internal static class MoveFollower
{
    private const int MostSteps = 10;

    /// <summary>Where it is now; itself when the one that took its place cannot be found.</summary>
    public static async Task<ExternalAppointment> FollowAsync(
        ConnectedProvider connected,
        ExternalAppointment appointment,
        CancellationToken cancellationToken
    )
    {
        var now = appointment;
        HashSet<string> seen = [appointment.ExternalId];
        while (
            now.ReplacedByExternalId is { } next
            && seen.Count <= MostSteps
            && seen.Add(next)
            && await connected.Provider.GetAsync(connected.Connection, next, cancellationToken) is { } found
        )
        {
            now = found;
        }

        return now.ExternalId == appointment.ExternalId ? now : now with { ReplacesExternalId = appointment.ExternalId };
    }

    /// <summary>The last of the ids it had before that a task is known by; null when there is none.</summary>
    public static async Task<string?> OriginAsync(
        ConnectedProvider connected,
        string id,
        Func<string, Task<bool>> isKnown,
        CancellationToken cancellationToken
    )
    {
        HashSet<string> seen = [];
        var at = id;
        while (seen.Count < MostSteps && seen.Add(at))
        {
            if (await isKnown(at))
            {
                return at;
            }

            if ((await connected.Provider.GetAsync(connected.Connection, at, cancellationToken))?.ReplacesExternalId is not { } before)
            {
                return null;
            }

            at = before;
        }

        return null;
    }
}
