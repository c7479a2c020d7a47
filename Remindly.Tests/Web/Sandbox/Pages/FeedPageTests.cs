using System.Net;
using System.Text.Json;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox.Feeds;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Pages;

public sealed class FeedPageTests : IClassFixture<SandboxHost>, IDisposable
{
    private readonly SandboxHost host;
    private readonly SandboxVisitor visitor;

    public FeedPageTests(SandboxHost host)
    {
        (this.host, visitor) = (host, new SandboxVisitor(host, "/sandbox/feed"));
        host.Feed.Reset();
    }

    public void Dispose() => visitor.Dispose();

    [Fact]
    public async Task The_page_lists_each_time_of_a_series_and_where_the_calendar_is_read()
    {
        var page = await visitor.PageAsync("?client=physio");

        Assert.Contains(host.Address + FeedSandbox.Path, page);
        Assert.Contains("Tue 10 Mar 2026, 10:00", page);
        Assert.Contains("Thu 19 Mar 2026, 14:30", page);
        Assert.Contains("One of a series", page);
        Assert.Contains("Cancelled", page);
    }

    [Fact]
    public async Task One_of_a_series_becomes_an_entry_of_its_own_and_the_others_stay()
    {
        var first = await FirstAsync("Physiotherapy");
        var others = (await host.Feed.EntriesAsync(default)).Where(each => each.Key != first.Key).ToList();

        Assert.Equal("moved", await ActAsync("move", first.Key, ("start", "2026-03-11T16:15")));
        Assert.Equal("renamed", await ActAsync("rename", first.Key, ("title", "Physio, moved; by a day")));
        Assert.Equal("cancelled", await ActAsync("cancel", first.Key));

        var after = (await host.Feed.EntriesAsync(default)).Single(each => each.Key == first.Key);
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 20, 15, 0, TimeSpan.Zero), after.Start);
        Assert.Equal(("Physio, moved; by a day", true, TimeSpan.FromMinutes(45)), (after.Title, after.Canceled, after.End - after.Start));
        Assert.Equal("uncancelled", await ActAsync("uncancel", first.Key));
        Assert.Equal(others, (await host.Feed.EntriesAsync(default)).Where(each => each.Key != first.Key));
        Assert.Contains("SEQUENCE:4", await ReadAsync());
    }

    [Theory]
    [InlineData("Physiotherapy")]
    [InlineData("Eye clinic")]
    [InlineData("Clinic closed")]
    public async Task Deleting_leaves_out_that_time_alone(string title)
    {
        var before = await host.Feed.EntriesAsync(default);
        var entry = await FirstAsync(title);

        Assert.Equal("deleted", await ActAsync("delete", entry.Key));

        Assert.Equal(before.Where(each => each.Key != entry.Key), await host.Feed.EntriesAsync(default));
        Assert.Equal("gone", await ActAsync("cancel", new FeedKey("nobody@riverside.example")));
    }

    [Fact]
    public async Task An_entry_of_whole_days_moves_by_days()
    {
        var closed = await FirstAsync("Clinic closed");

        await ActAsync("move", closed.Key, ("start", "2026-04-02T00:00"));

        var after = await FirstAsync("Clinic closed");
        Assert.True(after.IsAllDay);
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 4, 0, 0, TimeSpan.Zero), after.Start);
        Assert.Equal(TimeSpan.FromDays(2), after.End - after.Start);
    }

    [Fact]
    public async Task Its_forms_add_entries_and_switch_faults()
    {
        Assert.Equal("added", await visitor.SubmitAsync("entries", ("title", "Dentist"), ("start", "2026-03-20T08:00"), ("minutes", "20")));
        Assert.Equal("no-title", await visitor.SubmitAsync("entries", ("title", ""), ("start", "2026-03-20T08:00")));
        Assert.Equal("no-time", await visitor.SubmitAsync("entries", ("title", "Dentist")));
        Assert.Equal("fault-on", await visitor.SubmitAsync("faults", ("kind", "NotFound")));

        using var client = host.Anonymous();
        using var refused = await client.GetAsync(FeedSandbox.Path);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains("404", await visitor.PageAsync());
        Assert.Equal("fault-off", await visitor.SubmitAsync("faults", ("kind", "None")));
        Assert.Contains("SUMMARY:Dentist", await ReadAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.ForgeAsync("page/reset"));
    }

    [Fact]
    public async Task Programs_change_the_calendar_over_json()
    {
        var (_, booked) = await visitor.ControlAsync(
            "entries",
            new
            {
                title = "Scan",
                start = "2026-03-25T14:00:00Z",
                duration_minutes = 30,
            }
        );
        var uid = booked.Text("uid");

        await visitor.ControlAsync("entries/move", new { uid, start = "2026-03-26T14:00:00Z" });
        var (_, faulty) = await visitor.ControlAsync("faults", new { kind = "server_error" });
        var state = await visitor.StateAsync();

        var entry = state.GetProperty("entries").EnumerateArray().Single(each => each.Text("uid") == uid);
        Assert.Equal(("2026-03-26T14:00:00+00:00", "Scan"), (entry.Text("start"), entry.Text("title")));
        Assert.Equal("server_error", faulty.Text("fault"));
        Assert.Equal(FeedSandbox.Path, state.Text("path"));
        Assert.Equal(HttpStatusCode.OK, await visitor.DeleteAsync("faults"));
        var physio = state
            .GetProperty("entries")
            .EnumerateArray()
            .First(each => each.GetProperty("recurrence_id").ValueKind != JsonValueKind.Null);
        var which = new { uid = physio.Text("uid"), recurrence_id = physio.Text("recurrence_id") };
        Assert.Equal(200, (await visitor.ControlAsync("entries/cancel", which)).Status);
        Assert.Equal(400, (await visitor.ControlAsync("entries/move", which)).Status);
        Assert.Equal(404, (await visitor.ControlAsync("entries/cancel", new { uid, recurrence_id = "never" })).Status);
        var (_, empty) = await visitor.ControlAsync("reset", new { empty = true });
        Assert.Equal(0, empty.GetProperty("entries").GetArrayLength());
    }

    private async Task<FeedEntry> FirstAsync(string title) =>
        (await host.Feed.EntriesAsync(default)).First(each => each.Title == title && each.Start > SandboxHost.Now && !each.Canceled);

    private Task<string> ActAsync(string verb, FeedKey which, params (string Name, string? Value)[] more) =>
        visitor.SubmitAsync($"entries/{verb}", [("uid", which.Uid), ("recurrence", which.RecurrenceId), .. more]);

    private async Task<string> ReadAsync()
    {
        using var client = host.Anonymous();
        return await client.GetStringAsync(FeedSandbox.Path);
    }
}
