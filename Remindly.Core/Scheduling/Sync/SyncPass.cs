namespace Remindly.Core.Scheduling.Sync;

/// <summary>One pass over an integration: reads the provider page by page and stores each page before it asks for the next.</summary>
internal sealed class SyncPass(SyncScope scope, PageStore store, SyncAbsences absences, SyncTally tally)
{
    private readonly SyncFindings findings = new();
    private readonly Moves moves = new(scope, store, tally);
    private string? memory;
    private bool unchanged;

    public async Task<PassOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (scope.LooksForNobody)
        {
            findings.MaybeMissing("There is nobody to look for. Add the person you look after, then sync again.");
            return findings.Outcome(missingHeld: 0, memory: null);
        }

        using var seen = new SeenAppointments();
        var (provider, connection) = scope.Connected;
        await foreach (var page in provider.FetchAsync(connection, absences.Recalling(scope), cancellationToken))
        {
            await TakeAsync(page, seen, cancellationToken);
        }

        await moves.SettleAsync(cancellationToken);

        var held = await FindWhatDidNotComeAsync(seen, cancellationToken);
        SayWhatIsUnread();
        return findings.Outcome(held, scope.Remember(memory));
    }

    /// <summary>How many of the missing ones were held back.</summary>
    private async Task<int> FindWhatDidNotComeAsync(SeenAppointments seen, CancellationToken cancellationToken)
    {
        if (unchanged)
        {
            tally.Unchanged += await absences.CountKnownAsync(scope, seen, cancellationToken);
            return 0;
        }

        return findings.Complete && tally.ErrorCount == 0 ? await FollowAbsencesAsync(seen, cancellationToken) : 0;
    }

    private async Task TakeAsync(AppointmentPage page, SeenAppointments seen, CancellationToken cancellationToken)
    {
        unchanged |= page.Unchanged;
        memory = page.Memory ?? memory;
        foreach (var unreadable in page.Unreadable)
        {
            if (unreadable.ExternalId is null)
            {
                // It may be any appointment, and anything may be new about it.
                findings.MaybeMissing();
            }

            if (unreadable.ExternalId is null || seen.Add(unreadable.ExternalId))
            {
                tally.Add(unreadable);
            }
        }

        foreach (var gap in page.Gaps)
        {
            findings.MaybeMissing(gap);
        }

        var matched = new List<MatchedAppointment>(page.Appointments.Count);
        foreach (var appointment in page.Appointments)
        {
            if (!scope.Window.Contains(appointment.StartsAt) || !seen.Add(appointment.ExternalId))
            {
                continue;
            }

            if (scope.OwnerOf(appointment.Client) is { } senior)
            {
                var each = new MatchedAppointment(senior, appointment);
                if (!moves.Takes(each))
                {
                    matched.Add(each);
                }
            }
            else
            {
                tally.Skipped++;
            }
        }

        await store.StoreAsync(matched, cancellationToken);
    }

    private async Task<int> FollowAbsencesAsync(SeenAppointments seen, CancellationToken cancellationToken)
    {
        var found = await absences.FindAsync(scope, seen, cancellationToken);
        if (!scope.AcceptsAbsence && VanishGuard.Holds(found.Absences, scope.Connected.Provider.Info.LooksUpById))
        {
            var what =
                found.Absences.Missing == 1
                    ? "1 appointment that was here is"
                    : $"{found.Absences.Missing} appointments that were here are";
            findings.Say(
                $"{what} missing in {scope.ProviderName}. Nothing was cancelled. Look there, and say here if they are really gone."
            );
            return found.Absences.Missing;
        }

        var follower = new AbsenceFollower(scope, store, tally, findings);
        foreach (var id in found.TaskIds)
        {
            await follower.FollowAsync(id, cancellationToken);
        }

        return 0;
    }

    private void SayWhatIsUnread()
    {
        if (tally.ErrorCount > 0)
        {
            var what = tally.ErrorCount == 1 ? "1 appointment" : $"{tally.ErrorCount} appointments";
            findings.Say($"{what} from {scope.ProviderName} could not be read. Look there for what is missing here.");
        }
    }
}
