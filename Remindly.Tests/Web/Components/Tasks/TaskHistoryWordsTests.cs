using System.Globalization;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class TaskHistoryWordsTests
{
    private static readonly Guid Ana = Guid.NewGuid();
    private static readonly Guid Ben = Guid.NewGuid();
    private static readonly TaskHistoryWords Words = new(
        "Practice Book",
        new Dictionary<Guid, string> { [Ana] = "Ana", [Ben] = "Ben" },
        TaskViews.NewYork,
        FakeClock.Start,
        CultureInfo.GetCultureInfo("en-US")
    );

    [Theory]
    [InlineData(TaskEventKind.Created, null, "It arrived from Practice Book.")]
    [InlineData(TaskEventKind.Cancelled, null, "Practice Book cancelled it.")]
    [InlineData(TaskEventKind.Cancelled, """{"reason":"No longer there."}""", "Practice Book cancelled it: No longer there.")]
    [InlineData(TaskEventKind.Reopened, null, "It is open again: Practice Book moved it to a new time.")]
    [InlineData(
        TaskEventKind.Moved,
        """{"scheduled_at":["2026-11-24T14:30:00Z","2026-11-25T15:00:00Z"]}""",
        "Practice Book moved it from Tue, Nov 24 9:30 am to Wed, Nov 25 10:00 am."
    )]
    [InlineData(
        TaskEventKind.Changed,
        """{"location":["Room 2",null],"duration_minutes":["45","60"]}""",
        "Practice Book changed the place from “Room 2” to nothing; how long it takes from 45 minutes to 60 minutes."
    )]
    public void What_a_sync_did_is_the_providers_doing(TaskEventKind kind, string? detail, string words) =>
        Assert.Equal(words, Words.Of(new TaskHistoryEntry(1, kind, FakeClock.Start, null, null, detail)));

    [Theory]
    [InlineData(TaskEventKind.Created, null, "Ana wrote it down.")]
    [InlineData(TaskEventKind.Completed, null, "Ana marked it as done.")]
    [InlineData(TaskEventKind.Changed, """{"notes":["a","b"]}""", "Ana changed the notes.")]
    [InlineData(TaskEventKind.Changed, """{"priority":["medium","urgent"]}""", "Ana changed the priority from “Normal” to “Urgent”.")]
    [InlineData(TaskEventKind.Moved, """{"scheduled_at":[null,"2026-11-25T15:00:00Z"]}""", "Ana moved it to Wed, Nov 25 10:00 am.")]
    [InlineData(TaskEventKind.Changed, "not json", "Ana changed it.")]
    [InlineData(TaskEventKind.Moved, "[1]", "Ana moved it.")]
    public void What_somebody_did_is_theirs(TaskEventKind kind, string? detail, string words) =>
        Assert.Equal(words, Words.Of(new TaskHistoryEntry(1, kind, FakeClock.Start, Ana, "Ana", detail)));

    [Fact]
    public void Longer_texts_can_be_read_before_and_after()
    {
        var entry = new TaskHistoryEntry(
            1,
            TaskEventKind.Changed,
            FakeClock.Start,
            Ana,
            "Ana",
            """{"notes":[null,"Ring twice"],"title":["a","b"]}"""
        );

        Assert.Equal([("the notes", null, "Ring twice")], TaskHistoryWords.TextsOf(entry));
        Assert.Empty(TaskHistoryWords.TextsOf(entry with { Detail = null }));
        Assert.Empty(TaskHistoryWords.TextsOf(entry with { Detail = "not json" }));
    }

    [Fact]
    public void Taking_and_giving_are_told_apart()
    {
        Assert.Equal("Ana took it.", Words.Of(Assigned(Ana)));
        Assert.Equal("Ana gave it to Ben.", Words.Of(Assigned(Ben)));
        Assert.Equal("Ana gave it to somebody who left the circle.", Words.Of(Assigned(Guid.NewGuid())));
    }

    private static TaskHistoryEntry Assigned(Guid to) =>
        new(1, TaskEventKind.Assigned, FakeClock.Start, Ana, "Ana", $$"""{"assigned_to":[null,"{{to}}"]}""");
}
