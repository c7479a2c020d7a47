using System.Globalization;
using Remindly.Core.Scheduling.Health;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class HealthWordsTests
{
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    [Theory]
    [InlineData(HealthLevel.Healthy, "healthy", null, Mending.None, "Working")]
    [InlineData(HealthLevel.Syncing, "syncing", null, Mending.None, "Working")]
    [InlineData(HealthLevel.Stale, "stale", "Not checked since 9:40 am", Mending.SyncNow, "Needs you")]
    [InlineData(HealthLevel.Degraded, "degraded", null, Mending.SyncNow, "Needs you")]
    [InlineData(HealthLevel.Failing, "failing", "Trying again at 10:30 am", Mending.SyncNow, "Needs you")]
    [InlineData(HealthLevel.NeedsAttention, "needs_attention", null, Mending.Reconnect, "Needs you")]
    [InlineData(HealthLevel.Paused, "paused", null, Mending.Resume, "Paused")]
    public void Each_level_has_its_words_its_one_button_and_its_heading(
        HealthLevel level,
        string chip,
        string? words,
        Mending mending,
        string heading
    )
    {
        var integration = IntegrationViews.At(level);

        Assert.Equal(chip, HealthWords.Level(integration));
        Assert.Equal(words, HealthWords.Chip(integration, FakeClock.Start, "America/New_York", American));
        Assert.Equal(mending, HealthWords.Mends(integration));
        Assert.Equal(heading, HealthWords.Heading(integration));
    }

    [Fact]
    public void What_the_guard_held_is_said_to_be_gone_by_an_owner_alone()
    {
        var held = IntegrationViews.At(HealthLevel.Degraded) with { MissingHeld = 30 };

        Assert.Equal(Mending.AcceptAbsence, HealthWords.Mends(held));
        Assert.Equal(Mending.SyncNow, HealthWords.Mends(held with { Rights = IntegrationViews.Helper }));
    }

    [Theory]
    [InlineData(HealthLevel.NeedsAttention)]
    [InlineData(HealthLevel.Paused)]
    public void Who_may_not_manage_is_offered_no_button_that_would_be_refused(HealthLevel level) =>
        Assert.Equal(Mending.None, HealthWords.Mends(IntegrationViews.At(level, IntegrationViews.Helper)));

    [Fact]
    public void A_pause_with_an_end_names_the_day()
    {
        var paused = IntegrationViews.At(HealthLevel.Paused) with { PausedUntil = FakeClock.Start.AddDays(1) };

        Assert.Equal("Paused until tomorrow", HealthWords.Chip(paused, FakeClock.Start, "America/New_York", American));
    }

    [Fact]
    public void A_stop_without_a_next_try_does_not_promise_one()
    {
        var failing = IntegrationViews.At(HealthLevel.Failing);
        failing = failing with { Health = failing.Health with { NextSyncAt = null } };

        Assert.Equal("Not working", HealthWords.Chip(failing, FakeClock.Start, "America/New_York", American));
    }
}
