using System.Globalization;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Integrations;

/// <summary>The one thing a person can do about an integration that is not well.</summary>
public enum Mending
{
    None,
    Reconnect,
    SyncNow,
    Resume,

    /// <summary>Say that what is missing at the provider is really gone.</summary>
    AcceptAbsence,
}

/// <summary>How an integration's health is shown.</summary>
internal static class HealthWords
{
    /// <summary>As <see cref="HealthChip"/> takes it.</summary>
    public static string Level(IntegrationView integration) => Words.Of(integration.Health.Level);

    /// <summary>More than the chip's usual words, where more is known; else null.</summary>
    public static string? Chip(IntegrationView integration, DateTimeOffset now, string zone, CultureInfo culture) =>
        (integration.Health.Level, integration.LastSyncedAt, integration.Health.NextSyncAt) switch
        {
            (HealthLevel.Stale, null, _) => "Not checked yet",
            (HealthLevel.Stale, { } last, _) => $"Not checked since {At(last, now, zone, culture)}",
            (HealthLevel.Paused, _, _) when integration.PausedUntil is { } until => $"Paused until {Times.Day(until, now, zone, culture)}",
            (HealthLevel.Failing, _, { } next) when next > now => $"Trying again at {Times.Clock(next, zone, culture)}",
            (HealthLevel.Failing, _, null) => "Not working",
            _ => null,
        };

    /// <summary>What it gives may not be as it is at the provider.</summary>
    public static bool IsUnwell(IntegrationView integration) =>
        integration.Health.Settled is not (HealthLevel.Healthy or HealthLevel.Syncing);

    /// <summary>
    /// Since when its tasks may be out of date: the last complete fetch, or an earlier moment from which on something of it could not be
    /// relied on. Null when they never were up to date.
    /// </summary>
    public static DateTimeOffset? DoubtfulSince(IntegrationView integration) =>
        integration is { Health: { Settled: HealthLevel.Degraded, Since: var since }, LastSyncedAt: { } last } && since < last
            ? since
            : integration.LastSyncedAt;

    public static Mending Mends(IntegrationView integration) =>
        integration.Health.Settled switch
        {
            HealthLevel.NeedsAttention when integration.Rights.MayManage => Mending.Reconnect,
            HealthLevel.Paused when integration.Rights.MayManage => Mending.Resume,
            HealthLevel.Degraded when integration is { MissingHeld: > 0, Rights.MayManage: true } => Mending.AcceptAbsence,
            HealthLevel.Stale or HealthLevel.Degraded or HealthLevel.Failing when integration.Rights.MaySync => Mending.SyncNow,
            _ => Mending.None,
        };

    /// <summary>When the next sync is, where nothing says a time.</summary>
    public static string NextWithoutTime(IntegrationView integration) =>
        integration.Health.Level switch
        {
            HealthLevel.NeedsAttention => "when you reconnect",
            HealthLevel.Paused => "when you resume it",
            _ => "when you press Sync now",
        };

    /// <summary>Those that need somebody come first.</summary>
    public static int Urgency(IntegrationView integration) =>
        integration.Health.Settled switch
        {
            HealthLevel.NeedsAttention => 0,
            HealthLevel.Degraded => 1,
            HealthLevel.Failing => 2,
            HealthLevel.Stale => 3,
            HealthLevel.Paused => 5,
            _ => 4,
        };

    /// <summary>Counted in the navigation, and first on the page.</summary>
    public static bool NeedsYou(IntegrationView integration) => Urgency(integration) < 4;

    /// <summary>The heading it stands under.</summary>
    public static string Heading(IntegrationView integration) =>
        Urgency(integration) switch
        {
            _ when NeedsYou(integration) => "Needs you",
            4 => "Working",
            _ => "Paused",
        };

    private static string At(DateTimeOffset at, DateTimeOffset now, string zone, CultureInfo culture) =>
        Times.Day(at, now, zone, culture) == "today" ? Times.Clock(at, zone, culture) : Times.Words(at, now, zone, culture);
}
