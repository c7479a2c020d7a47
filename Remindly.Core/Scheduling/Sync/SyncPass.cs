namespace Remindly.Core.Scheduling.Sync;

/// <summary>How a pass ended that read everything it could.</summary>
/// <param name="Complete">Nothing of the window can be missing.</param>
/// <param name="Notice">What is not the whole truth, in plain words; null when all is.</param>
/// <param name="MissingHeld">How many absent appointments the guard held back.</param>
internal sealed record PassOutcome(bool Complete, string? Notice, int MissingHeld);

/// <summary>One pass over an integration: reads the provider page by page and stores each page before it asks for the next.</summary>
internal sealed class SyncPass(SyncScope scope, SyncStore store, SyncAbsences absences, SyncTally tally, DateTimeOffset now)
{
    private const int MostTries = 5;

    private readonly List<string> notices = [];
    private bool complete = true;

    public async Task<PassOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var seen = new SeenAppointments();
        var (provider, connection) = scope.Connected;
        if (scope.Request.Clients is not { Count: 0 })
        {
            await foreach (var page in provider.FetchAsync(connection, scope.Request, cancellationToken))
            {
                await TakeAsync(page, seen, cancellationToken);
            }
        }

        var held = complete && tally.ErrorCount == 0 ? await FollowAbsencesAsync(seen, cancellationToken) : 0;
        SayWhatIsUnread();
        return new PassOutcome(complete, notices.Count == 0 ? null : string.Join(" ", notices), held);
    }

    private async Task TakeAsync(AppointmentPage page, SeenAppointments seen, CancellationToken cancellationToken)
    {
        foreach (var unreadable in page.Unreadable)
        {
            if (unreadable.ExternalId is null || seen.Add(unreadable.ExternalId))
            {
                tally.Add(unreadable);
                complete &= unreadable.ExternalId is not null;
            }
        }

        foreach (var gap in page.Gaps)
        {
            complete = false;
            notices.Add(gap);
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
                matched.Add(new MatchedAppointment(senior, appointment));
            }
            else
            {
                tally.Skipped++;
            }
        }

        await StoreAsync(matched, cancellationToken);
    }

    private async Task StoreAsync(List<MatchedAppointment> matched, CancellationToken cancellationToken)
    {
        if (matched.Count == 0)
        {
            return;
        }

        var context = new PlanContext(now, scope.Run.IntegrationId, scope.AssignTo);
        for (var tries = 1; ; tries++)
        {
            var known = await store.KnownAsync(scope.Source, matched, cancellationToken);
            var changes = SyncPlanner.Plan(known, matched, context);
            if (await WriteAsync(changes, cancellationToken))
            {
                Count(changes);
                return;
            }

            if (tries == MostTries)
            {
                throw new InvalidOperationException("Tasks kept changing while a page of appointments was being stored.");
            }
        }
    }

    private async Task<bool> WriteAsync(IReadOnlyList<SyncChange> changes, CancellationToken cancellationToken)
    {
        var writes = changes.Where(change => change is not SyncChange.Keep).ToList();
        return writes.Count == 0 || await store.ApplyAsync(scope.Run.IntegrationId, scope.Source, scope.Run, writes, cancellationToken);
    }

    private void Count(IReadOnlyList<SyncChange> changes)
    {
        foreach (var change in changes)
        {
            _ = change switch
            {
                SyncChange.Add => tally.Created++,
                SyncChange.Keep => tally.Unchanged++,
                SyncChange.Cancel => tally.Cancelled++,
                _ => tally.Updated++,
            };
        }
    }

    private async Task<int> FollowAbsencesAsync(SeenAppointments seen, CancellationToken cancellationToken)
    {
        var found = await absences.FindAsync(scope, seen, now, cancellationToken);
        if (!scope.AcceptsAbsence && VanishGuard.Holds(found.Absences, scope.Connected.Provider.Info.LooksUpById))
        {
            notices.Add(
                $"{found.Absences.Missing} appointments that were here are missing in {scope.ProviderName}. "
                    + "Nothing was cancelled. Look there, and say here if they are really gone."
            );
            return found.Absences.Missing;
        }

        await foreach (var known in absences.ReadAsync(found.TaskIds, cancellationToken))
        {
            await FollowAsync(known, cancellationToken);
        }

        return 0;
    }

    private async Task FollowAsync(KnownTask known, CancellationToken cancellationToken)
    {
        var (provider, connection) = scope.Connected;
        var there = provider.Info.LooksUpById ? await provider.GetAsync(connection, known.ExternalId, cancellationToken) : null;
        if (there is null)
        {
            await CancelAsync(known, $"{scope.ProviderName} no longer has this appointment.", cancellationToken);
        }
        else if (scope.OwnerOf(there.Client) != known.SeniorId)
        {
            await CancelAsync(known, $"In {scope.ProviderName} this appointment is now somebody else's.", cancellationToken);
        }
        else
        {
            if (scope.Window.Contains(there.StartsAt) && complete)
            {
                complete = false;
                notices.Add($"{scope.ProviderName} left out appointments that it still has. New ones may be missing too.");
            }

            await StoreAsync([new MatchedAppointment(known.SeniorId, there)], cancellationToken);
        }
    }

    private async Task CancelAsync(KnownTask known, string reason, CancellationToken cancellationToken)
    {
        SyncChange[] changes = [SyncPlanner.Gone(known, reason)];
        if (await WriteAsync(changes, cancellationToken))
        {
            Count(changes);
        }
    }

    private void SayWhatIsUnread()
    {
        if (tally.ErrorCount > 0)
        {
            var what = tally.ErrorCount == 1 ? "1 appointment" : $"{tally.ErrorCount} appointments";
            notices.Add($"{what} from {scope.ProviderName} could not be read. Look there for what is missing here.");
        }
    }
}
