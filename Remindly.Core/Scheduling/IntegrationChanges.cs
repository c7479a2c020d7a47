namespace Remindly.Core.Scheduling;

/// <summary>What a change means to an integration, and which cannot be.</summary>
internal static class IntegrationChanges
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(366);

    /// <summary>Null when all of it can be.</summary>
    public static Outcome<IntegrationView>.Refused? Refuse(IntegrationChange change, DateTimeOffset now)
    {
        var faults = new Faults();
        Texts.UpTo(IntegrationRules.LongestName, Texts.Line(change.Name.Value), "name", faults);
        if (change.PausedUntil.Value is { } until)
        {
            if (change.Status == IntegrationStatus.Active)
            {
                faults.Add("paused_until", "Something that is to work cannot be paused. Send one of the two.");
            }

            if (until <= now || until > now + LongestPause)
            {
                faults.Add("paused_until", "Choose a day that is still to come, a year ahead at most.");
            }
        }

        return faults.Any ? faults.Refuse<IntegrationView>() : null;
    }

    public static void Apply(SchedulingIntegration integration, IntegrationChange change, DateTimeOffset now)
    {
        if (change.Name.IsSet)
        {
            integration.Rename(Texts.Line(change.Name.Value));
        }

        if (change.Settings is { } settings)
        {
            integration.Use(settings, now);
        }

        if (change.ChangesSenior)
        {
            integration.BelongTo(change.SeniorId, now);
        }

        if (change.SyncEnabled is { } enabled)
        {
            integration.SyncByItself(enabled, now);
        }

        Rest(integration, change, now);
        integration.Edited();
    }

    private static void Rest(SchedulingIntegration integration, IntegrationChange change, DateTimeOffset now)
    {
        var isPaused = integration.Status == IntegrationStatus.Inactive;
        var until = change.PausedUntil.Value;
        if (
            change.Status == IntegrationStatus.Inactive
            || until is not null
            || (change.PausedUntil.IsSet && isPaused && change.Status is null)
        )
        {
            integration.Pause(until is { } at ? Instants.Of(at) : null, now);
        }
        else if (change.Status == IntegrationStatus.Active && isPaused)
        {
            integration.Resume(now);
        }
    }
}
