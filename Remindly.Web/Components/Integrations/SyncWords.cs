using System.Globalization;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Integrations;

/// <summary>A run's result as a person would tell it.</summary>
internal static class SyncWords
{
    public static SyncSaid Of(SyncAnswer answer, IntegrationView integration) =>
        answer switch
        {
            SyncAnswer.Finished(var run) => Of(run, integration),
            SyncAnswer.Busy => new(true, "A check is at work already. Its result shows here when it is done."),
            SyncAnswer.Inactive => new(false, "This is paused. Resume it, then sync."),
            SyncAnswer.OnHold => new(false, $"{integration.ProviderName} asked us to wait a little. Try again in a few minutes."),
            SyncAnswer.Missing => new(false, OutcomeWords.Gone),
            _ => throw new InvalidOperationException("Unknown answer."),
        };

    public static SyncSaid Of(SyncRun run, IntegrationView integration) =>
        run.State switch
        {
            SyncRunState.Running => new(true, "At work now."),
            SyncRunState.Failed => new(
                false,
                FailureWords.Sentence(
                    run.Failure ?? FailureKind.Interrupted,
                    integration.ProviderName,
                    integration.SyncEnabled,
                    integration.ProviderSecret
                )
            ),
            _ => new(run.Notice is null && run.ErrorCount == 0, $"{Counts(run)} {run.Notice}".TrimEnd()),
        };

    /// <summary>"3 new tasks, 1 changed, 2 gone and cancelled." or "Nothing changed in 42 appointments."</summary>
    public static string Counts(SyncRun run)
    {
        string[] parts =
        [
            .. Part(run.Created, run.Created == 1 ? "new task" : "new tasks"),
            .. Part(run.Updated, "changed"),
            .. Part(run.Cancelled, "gone and cancelled"),
            .. Part(run.ErrorCount, "could not be read"),
        ];
        var skipped = run.Skipped > 0 ? $" {Number(run.Skipped)} left out: they are for other people." : "";
        return parts.Length > 0 ? $"{string.Join(", ", parts)}.{skipped}" : Nothing(run) + skipped;
    }

    /// <summary>"Received 120 · 40 new · 3 changed"</summary>
    public static string Of(RunProgress progress, IntegrationView integration)
    {
        string[] parts =
        [
            .. Part(progress.Created, "new"),
            .. Part(progress.Updated, "changed"),
            .. Part(progress.Cancelled, "gone"),
            .. Part(progress.Skipped, "for other people"),
            .. Part(progress.Errors, "could not be read"),
        ];
        return progress.Received + progress.Cancelled == 0
            ? $"Asking {integration.ProviderName}…"
            : string.Join(" · ", [$"Received {Number(progress.Received)}", .. parts]);
    }

    /// <summary>What started it.</summary>
    public static string Of(SyncTrigger trigger) =>
        trigger switch
        {
            SyncTrigger.Manual => "Sync now",
            SyncTrigger.Schedule => "By itself",
            SyncTrigger.Webhook => "The provider told us",
            SyncTrigger.Connect => "Connecting",
            _ => "",
        };

    /// <summary>"under a second", "12 s", "3 min".</summary>
    public static string Took(TimeSpan span) =>
        span switch
        {
            { TotalSeconds: < 1 } => "under a second",
            { TotalSeconds: < 90 } => $"{Math.Round(span.TotalSeconds).ToString(CultureInfo.CurrentCulture)} s",
            _ => $"{Math.Round(span.TotalMinutes).ToString(CultureInfo.CurrentCulture)} min",
        };

    private static string Nothing(SyncRun run) =>
        run.Unchanged switch
        {
            0 => "There are no appointments in these days.",
            1 => "Nothing changed: 1 appointment is as it was.",
            var many => $"Nothing changed: {Number(many)} appointments are as they were.",
        };

    private static IEnumerable<string> Part(int count, string what) => count > 0 ? [$"{Number(count)} {what}"] : [];

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
