using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

public sealed class CalDavChangesTests : CalDavTest
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Reads_nothing_again_while_nothing_has_changed(bool hasSync, bool hasCTag)
    {
        (Shelf.HasSync, Shelf.HasCTag) = (hasSync, hasCTag);
        Hold("a", 1);
        var memory = (await FetchAsync())[^1].Memory;
        Shelf.Reports.Clear();

        var again = Assert.Single(await FetchAsync(memory));

        Assert.True(again.Unchanged);
        Assert.Empty(Shelf.Reports);
        Assert.Equal(memory, again.Memory);
        Hold("b", 2);
        var both = await FetchAsync(memory);
        Assert.Equal(["a", "b"], Ids(both));
        memory = both[^1].Memory;
        Shelf.Family.Delete("b.ics");
        Assert.Equal(["a"], Ids(await FetchAsync(memory)));
    }

    [Fact]
    public async Task Asks_what_has_changed_where_only_the_token_is_a_new_one()
    {
        Hold("a", 1);
        var memory = (await FetchAsync())[^1].Memory;
        Shelf.Family.Tick();
        Shelf.Reports.Clear();

        var again = Assert.Single(await FetchAsync(memory));

        Assert.True(again.Unchanged);
        Assert.NotEqual(memory, again.Memory);
        Assert.Equal(["sync-collection"], Shelf.Reports);
    }

    [Fact]
    public async Task Reads_anew_where_the_server_has_forgotten_the_token()
    {
        Hold("a", 1);
        var memory = (await FetchAsync())[^1].Memory;
        Shelf.ForgetsTokens = true;
        Shelf.Family.Tick();

        var pages = await FetchAsync(memory);

        Assert.Equal(["a"], Ids(pages));
        Assert.All(pages, page => Assert.False(page.Unchanged));
    }

    [Fact]
    public async Task Reads_anew_once_the_window_has_come_to_what_was_beyond_it()
    {
        Hold("a", 1);
        Hold("far", 92);
        var memory = (await FetchAsync())[^1].Memory;
        Assert.True(Assert.Single(await FetchAsync(memory)).Unchanged);

        Hold("nearer", 91);
        memory = (await FetchAsync())[^1].Memory;

        Assert.Contains("2026-06-03", memory, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no memory of mine")]
    [InlineData("{\"Calendars\":{},\"Until\":\"2030-01-01T00:00:00+00:00\"}")]
    public async Task A_memory_that_says_nothing_helps_nobody(string memory)
    {
        Hold("a", 1);

        Assert.Equal(["a"], Ids(await FetchAsync(memory)));
    }

    [Fact]
    public async Task A_calendar_more_or_less_is_read_anew()
    {
        Hold("a", 1);
        var memory = (await FetchAsync())[^1].Memory;
        Hold("b", 1, DavShelf.Home + "work/");

        var pages = await FetchAsync(memory);

        Assert.Equal(["a", "b"], Ids(pages));
        Shelf.Remove(DavShelf.Home + "work/");
        Assert.Equal(["a"], Ids(await FetchAsync(pages[^1].Memory)));
    }
}
