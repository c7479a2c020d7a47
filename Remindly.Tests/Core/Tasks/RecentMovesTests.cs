using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public sealed class RecentMovesTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Moved_and_moved_back_is_nothing_to_tell() => Assert.Null(RecentMoves.Of([Move(9, 10), Move(10, 9)]));

    [Fact]
    public void A_move_and_then_the_end_is_the_end() =>
        Assert.Equal(TaskEventKind.Cancelled, RecentMoves.Of([Move(9, 10), Entry(TaskEventKind.Cancelled)])!.Entry.Kind);

    [Fact]
    public void Brought_back_at_another_time_is_a_move() =>
        Assert.Equal(
            (TaskEventKind.Moved, Nine, Nine.AddHours(1)),
            RecentMoves.Of([Entry(TaskEventKind.Cancelled), Entry(TaskEventKind.Uncancelled), Move(9, 10)]) is { } move
                ? (move.Entry.Kind, move.Before!.Value, move.After!.Value)
                : default
        );

    [Fact]
    public void Brought_back_as_it_was_is_told_as_that() =>
        Assert.Equal(TaskEventKind.Uncancelled, RecentMoves.Of([Entry(TaskEventKind.Uncancelled)])!.Entry.Kind);

    [Fact]
    public void To_any_time_has_no_time_after() =>
        Assert.Null(RecentMoves.Of([Entry(TaskEventKind.Moved, "{\"scheduled_at\":[\"2026-11-24T09:00:00Z\",null]}")])!.After);

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"scheduled_at\":\"soon\"}")]
    [InlineData("not json")]
    public void A_line_that_another_version_wrote_is_passed_over(string? detail) =>
        Assert.Null(RecentMoves.Of([Entry(TaskEventKind.Moved, detail)]));

    private static TaskHistoryEntry Move(int from, int to) =>
        Entry(TaskEventKind.Moved, $"{{\"scheduled_at\":[\"2026-11-24T{from:00}:00:00Z\",\"2026-11-24T{to:00}:00:00Z\"]}}");

    private static TaskHistoryEntry Entry(TaskEventKind kind, string? detail = null) => new(1, kind, FakeClock.Start, null, null, detail);
}
