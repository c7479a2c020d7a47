using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Health;

public sealed class IntegrationHealthTests
{
    private static readonly DateTimeOffset Born = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    private readonly SchedulingIntegration integration = new(Guid.NewGuid(), Guid.NewGuid(), "acuity", Born);

    private DateTimeOffset now = Born;

    [Fact]
    public void Never_synced_is_not_green()
    {
        Assert.Equal((HealthLevel.Stale, Born), (Of().Level, Of().Since));
        integration.SyncByItself(false, now);
        Assert.Contains("Sync now", Of().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complete_fetch_that_ended_well_is_green_for_twice_the_interval_and_no_longer()
    {
        integration.Succeeded(now, complete: true, notice: null, missingHeld: 0);
        Assert.Equal(HealthLevel.Healthy, Of().Level);
        Wait(120);
        Assert.Equal(HealthLevel.Healthy, Of().Level);
        now = now.AddTicks(1);
        Assert.Equal((HealthLevel.Stale, Born.AddHours(2)), (Of().Level, Of().Since));
    }

    [Fact]
    public void The_age_counts_in_the_integrations_own_interval()
    {
        integration.Use(new SyncSettings { SyncIntervalMinutes = 5 }, now);
        integration.Succeeded(now, complete: true, notice: null, missingHeld: 0);
        Wait(11);
        Assert.Equal(HealthLevel.Stale, Of().Level);
    }

    [Fact]
    public void What_left_something_open_is_degraded_and_says_what()
    {
        integration.Succeeded(now, complete: false, "Some of 14 March may be missing.", missingHeld: 0);
        Assert.Equal((HealthLevel.Degraded, "Some of 14 March may be missing."), (Of().Level, Of().Reason));
        Assert.Null(integration.LastSyncedAt);
    }

    [Theory]
    [InlineData(FailureKind.Unauthorized, HealthLevel.NeedsAttention)]
    [InlineData(FailureKind.Forbidden, HealthLevel.NeedsAttention)]
    [InlineData(FailureKind.RateLimited, HealthLevel.Failing)]
    [InlineData(FailureKind.Unavailable, HealthLevel.Failing)]
    [InlineData(FailureKind.Timeout, HealthLevel.Failing)]
    [InlineData(FailureKind.InvalidResponse, HealthLevel.Failing)]
    [InlineData(FailureKind.Interrupted, HealthLevel.Failing)]
    public void A_failure_is_never_green_however_fresh_the_last_success(FailureKind kind, HealthLevel level)
    {
        integration.Succeeded(now, complete: true, notice: null, missingHeld: 0);
        integration.Failed(now, new ProviderFailure(kind));

        Assert.Equal(level, Of().Level);
        Assert.Equal(FailureWords.Sentence(kind, "Acuity", integration.SyncsByItself), Of().Reason);
        Assert.Equal(level == HealthLevel.NeedsAttention, Of().NextSyncAt is null);
    }

    [Fact]
    public void A_run_at_work_is_syncing_since_it_began()
    {
        integration.Failed(now, new ProviderFailure(FailureKind.Timeout));
        var health = IntegrationHealth.Of(integration, Born.AddMinutes(3), keysFit: true, "Acuity", now);
        Assert.Equal((HealthLevel.Syncing, Born.AddMinutes(3)), (health.Level, health.Since));
    }

    [Fact]
    public void Keys_that_do_not_fit_need_a_person_whatever_the_last_run_said()
    {
        integration.Succeeded(now, complete: true, notice: null, missingHeld: 0);
        Assert.Equal(HealthLevel.NeedsAttention, IntegrationHealth.Of(integration, null, keysFit: false, "Acuity", now).Level);
    }

    [Fact]
    public void Paused_is_paused_whatever_else()
    {
        integration.Failed(now, new ProviderFailure(FailureKind.Unauthorized));
        Wait(1);
        integration.Pause(until: null, now);
        var health = IntegrationHealth.Of(integration, now, keysFit: false, "Acuity", now);
        Assert.Equal((HealthLevel.Paused, now), (health.Level, health.Since));
        Assert.Null(health.NextSyncAt);
    }

    [Fact]
    public void Since_when_it_is_so_moves_only_when_it_becomes_otherwise()
    {
        Assert.Equal(Born, Of().Since);
        Step(() => integration.Succeeded(now, complete: true, notice: null, missingHeld: 0), 1);
        Step(() => integration.Succeeded(now, complete: true, notice: null, missingHeld: 0), 1);
        Step(() => integration.Succeeded(now, complete: false, "One.", missingHeld: 0), 3);
        Step(() => integration.Succeeded(now, complete: true, "Another.", missingHeld: 4), 3);
        Step(() => integration.Failed(now, new ProviderFailure(FailureKind.Timeout)), 5);
        Step(() => integration.Failed(now, new ProviderFailure(FailureKind.Unavailable)), 5);
        Step(() => integration.Failed(now, new ProviderFailure(FailureKind.Unauthorized)), 7);
        Step(() => integration.Failed(now, new ProviderFailure(FailureKind.Forbidden)), 7);
        Step(() => integration.Succeeded(now, complete: false, "One.", missingHeld: 0), 9);
        Step(() => integration.Succeeded(now, complete: true, notice: null, missingHeld: 0), 10);
    }

    [Fact]
    public void While_no_fetch_was_ever_complete_since_does_not_move_with_each_of_them()
    {
        Step(() => integration.Succeeded(now, complete: false, "One.", missingHeld: 0), 1);
        Step(() => integration.Succeeded(now, complete: false, "One.", missingHeld: 0), 1);
    }

    private void Step(Action happens, int sinceMinute)
    {
        Wait(1);
        happens();
        Assert.Equal(Born.AddMinutes(sinceMinute), Of().Since);
    }

    private void Wait(int minutes) => now = now.AddMinutes(minutes);

    private IntegrationHealth Of() => IntegrationHealth.Of(integration, null, keysFit: true, "Acuity", now);
}
