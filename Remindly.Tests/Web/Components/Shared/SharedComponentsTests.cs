using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Accounts;
using Remindly.Web.Components.Shared;
using Xunit;

namespace Remindly.Tests.Web.Components.Shared;

public sealed class SharedComponentsTests : BunitContext
{
    private readonly FakeClock clock = new();

    public SharedComponentsTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        Services.AddSingleton<TimeProvider>(clock);
        Services.AddScoped<Reader>();
        Services.AddScoped<Ticker>();
        Services.AddScoped<Snackbars>();
        AddAuthorization().SetAuthorized("ana").SetClaims(new System.Security.Claims.Claim(RemindlyClaims.TimeZone, "America/New_York"));
    }

    [Theory]
    [InlineData("healthy", "Up to date")]
    [InlineData("syncing", "Syncing")]
    [InlineData("stale", "Not checked lately")]
    [InlineData("degraded", "Partly up to date")]
    [InlineData("failing", "Trying again")]
    [InlineData("needs_attention", "Needs you")]
    [InlineData("paused", "Paused")]
    public void Health_is_an_icon_a_word_and_its_reason(string level, string word)
    {
        var chip = Render<HealthChip>(chip => chip.Add(each => each.Level, level).Add(each => each.Reason, "Because."));
        Assert.NotNull(chip.Find("svg[aria-hidden]"));
        Assert.Contains(word, chip.Find(".chip").TextContent, StringComparison.Ordinal);
        Assert.Contains("Because.", chip.Find(".visually-hidden").TextContent, StringComparison.Ordinal);
        Assert.Equal("Because.", chip.Find(".chip").GetAttribute("title"));
    }

    [Fact]
    public void Health_that_is_not_known_is_never_green() =>
        Assert.DoesNotContain("good", Render<HealthChip>(chip => chip.Add(each => each.Level, "new one")).Find(".chip").ClassList);

    [Fact]
    public void A_badge_names_where_a_task_came_from_and_leads_there_safely()
    {
        var badge = Render<SourceBadge>(badge =>
            badge
                .Add(each => each.Source, "acuity")
                .Add(each => each.Name, "Acuity Scheduling")
                .Add(each => each.Href, "https://example.com/1")
        );
        var link = badge.Find("a");
        Assert.Equal("_blank", link.GetAttribute("target"));
        Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal);
        Assert.Contains("Acuity Scheduling", link.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/relative")]
    [InlineData(null)]
    public void A_badge_leads_nowhere_but_to_the_web(string? address)
    {
        var badge = Render<SourceBadge>(badge =>
            badge.Add(each => each.Source, "acuity").Add(each => each.Name, "Acuity").Add(each => each.Href, address)
        );
        Assert.Empty(badge.FindAll("a"));
    }

    [Fact]
    public void A_manual_task_carries_no_badge() =>
        Assert.Empty(Render<SourceBadge>(badge => badge.Add(each => each.Source, "manual").Add(each => each.Name, null)).Markup.Trim());

    [Fact]
    public async Task How_long_ago_keeps_itself_current()
    {
        var time = Render<RelativeTime>(time => time.Add(each => each.At, clock.GetUtcNow()));
        Assert.Equal("just now", time.Find("time").TextContent);
        clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.HoldsAsync(() => time.Find("time").TextContent == "5 minutes ago", "five minutes have passed");
        Assert.Equal("2026-11-22T15:00:00Z", time.Find("time").GetAttribute("datetime"));
    }

    [Fact]
    public async Task Nothing_ticks_once_the_page_is_left()
    {
        Render<RelativeTime>(time => time.Add(each => each.At, clock.GetUtcNow()));
        Assert.Equal(1, clock.Waiting);
        await DisposeComponentsAsync();
        Assert.Equal(0, clock.Waiting);
    }

    [Fact]
    public void A_time_is_the_seniors_and_the_readers_too_where_they_differ()
    {
        var time = Render<LocalTime>(time => time.Add(each => each.At, clock.GetUtcNow()).Add(each => each.Zone, "Europe/London"));
        Assert.Contains("today 3:00 pm", time.Markup, StringComparison.Ordinal);
        Assert.Contains("10:00 am for you", time.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_can_be_taken_back_for_ten_seconds()
    {
        var undone = 0;
        var bar = Render<Snackbar>();
        Services.GetRequiredService<Snackbars>().Say("Done: Physiotherapy.", () => Task.FromResult(undone++));
        bar.WaitForAssertion(() => Assert.Contains("Physiotherapy", bar.Markup, StringComparison.Ordinal));
        await bar.Find("button:not(.button-icon)").ClickAsync(new());
        Assert.Equal(1, undone);
        Assert.Empty(bar.FindAll("button"));

        Services.GetRequiredService<Snackbars>().Say("Again.", () => Task.CompletedTask);
        bar.WaitForAssertion(() => Assert.Contains("Again", bar.Markup, StringComparison.Ordinal));
        clock.Advance(Snackbars.Shown);
        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll("button")));
        Assert.Equal("polite", bar.Find("[role=status]").GetAttribute("aria-live"));
    }

    [Fact]
    public async Task Nobody_loses_the_button_they_are_about_to_press()
    {
        var bar = Render<Snackbar>();
        Services.GetRequiredService<Snackbars>().Say("Gone.", () => Task.CompletedTask, takesFocus: true);
        bar.WaitForAssertion(() => Assert.Contains("Gone.", bar.Markup, StringComparison.Ordinal));

        await bar.Find(".snackbar").FocusInAsync(new());
        clock.Advance(Snackbars.Shown);
        Assert.Contains("Gone.", bar.Markup, StringComparison.Ordinal);

        await bar.Find(".snackbar").FocusOutAsync(new());
        clock.Advance(Snackbars.Shown);
        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll("button")));
    }

    [Fact]
    public void A_notice_says_in_words_what_its_colour_means()
    {
        var notice = Render<Notice>(notice =>
            notice.Add(each => each.Kind, NoticeKind.Attention).AddChildContent("Acuity wants a new key.")
        );
        Assert.Equal("status", notice.Find(".notice").GetAttribute("role"));
        Assert.Equal("Please look", notice.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Every_icon_can_be_drawn() =>
        Assert.All(
            Enum.GetValues<IconName>(),
            name => Assert.NotNull(Render<Icon>(icon => icon.Add(each => each.Name, name)).Find("path[d]"))
        );
}
