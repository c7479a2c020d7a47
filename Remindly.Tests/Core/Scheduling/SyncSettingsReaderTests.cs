using System.Text.Json;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public sealed class SyncSettingsReaderTests
{
    private static readonly SyncSettings Basis = new()
    {
        Match = MatchMode.Client,
        DaysBack = 1,
        DaysAhead = 2,
        SyncIntervalMinutes = 30,
        AssignTo = AssignMode.Owner,
    };

    [Fact]
    public void What_is_not_sent_stays() => Assert.Equal(Basis, Read("{}"));

    [Fact]
    public void Every_member_is_taken() =>
        Assert.Equal(
            new SyncSettings
            {
                DaysBack = 0,
                DaysAhead = 730,
                SyncIntervalMinutes = 1440,
            },
            Read("""{"match":"all","days_back":0,"days_ahead":730,"sync_interval_minutes":1440,"assign_to":"nobody"}""")
        );

    [Fact]
    public void Calendars_are_chosen_by_their_ids_and_null_takes_all_again()
    {
        var some = SyncSettingsReader.Read(JsonElement.Parse("""{"calendars":["/a/","/b/","/a/"]}"""), Basis);
        var chosen = Assert.IsType<Outcome<SyncSettings>.Done>(some).Value;

        Assert.Equal(["/a/", "/b/"], chosen.Calendars);
        var all = SyncSettingsReader.Read(JsonElement.Parse("""{"calendars":null}"""), chosen);
        Assert.Null(Assert.IsType<Outcome<SyncSettings>.Done>(all).Value.Calendars);
    }

    [Fact]
    public void Null_brings_the_default_back() =>
        Assert.Equal(
            SyncSettings.Default,
            Read("""{"match":null,"days_back":null,"days_ahead":null,"sync_interval_minutes":null,"assign_to":null}""")
        );

    [Theory]
    [InlineData("""{"days_back":-1}""", "settings.days_back")]
    [InlineData("""{"days_back":366}""", "settings.days_back")]
    [InlineData("""{"days_back":"7"}""", "settings.days_back")]
    [InlineData("""{"days_back":1.5}""", "settings.days_back")]
    [InlineData("""{"days_ahead":0}""", "settings.days_ahead")]
    [InlineData("""{"days_ahead":731}""", "settings.days_ahead")]
    [InlineData("""{"days_ahead":99999999999}""", "settings.days_ahead")]
    [InlineData("""{"sync_interval_minutes":4}""", "settings.sync_interval_minutes")]
    [InlineData("""{"sync_interval_minutes":1441}""", "settings.sync_interval_minutes")]
    [InlineData("""{"match":"All"}""", "settings.match")]
    [InlineData("""{"match":1}""", "settings.match")]
    [InlineData("""{"assign_to":"ana"}""", "settings.assign_to")]
    [InlineData("""{"calendar":"x"}""", "settings.calendar")]
    [InlineData("[]", "settings")]
    [InlineData("7", "settings")]
    [InlineData("null", "settings")]
    public void What_cannot_be_is_refused_by_name(string sent, string member)
    {
        var refused = Assert.IsType<Outcome<SyncSettings>.Refused>(Outcome(sent));
        Assert.Equal([member], refused.Errors.Keys);
        Assert.All(refused.Errors.Values, messages => Assert.NotEmpty(Assert.Single(messages)));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(
            ["settings.days_ahead", "settings.days_back", "settings.x"],
            Assert
                .IsType<Outcome<SyncSettings>.Refused>(Outcome("""{"days_back":-1,"x":1,"days_ahead":0,"match":"all"}"""))
                .Errors.Keys.Order()
        );

    private static SyncSettings Read(string sent) => Assert.IsType<Outcome<SyncSettings>.Done>(Outcome(sent)).Value;

    private static Outcome<SyncSettings> Outcome(string sent) => SyncSettingsReader.Read(JsonElement.Parse(sent), Basis);
}
