using Remindly.Tests.Web.Components.Tasks;
using Remindly.Web.Components.Calendar;
using Xunit;

namespace Remindly.Tests.Web.Components.Calendar;

public sealed class DaySlotTests
{
    // Midnight of 24 November in New York.
    private static readonly DateTimeOffset Midnight = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_after_the_other_each_has_the_whole_width() =>
        Assert.Equal([(0, 1), (0, 1), (0, 1)], Lanes(4, (540, 60), (600, 60), (660, 60)));

    [Fact]
    public void At_the_same_time_they_stand_side_by_side() =>
        Assert.Equal([(0, 2), (1, 2), (0, 1)], Lanes(4, (540, 60), (570, 60), (720, 30)));

    [Fact]
    public void A_lane_that_is_free_again_is_used_again() =>
        Assert.Equal([(0, 2), (1, 2), (1, 2)], Lanes(4, (540, 180), (550, 30), (600, 30)));

    [Fact]
    public void Short_ones_take_half_an_hour_of_room() => Assert.Equal([(0, 2), (1, 2)], Lanes(4, (540, 5), (555, 5)));

    [Fact]
    public void What_finds_no_lane_is_left_out_and_the_rest_keeps_its_place() =>
        Assert.Equal([(0, 2), (1, 2), (null, 2), (0, 1)], Lanes(2, (540, 60), (540, 60), (550, 60), (660, 60)));

    [Fact]
    public void Nothing_has_no_places() => Assert.Empty(Lanes(2));

    private static IEnumerable<(int?, int)> Lanes(int most, params (int Minute, int Length)[] tasks) =>
        DaySlot
            .Lay(
                [.. tasks.Select(task => TaskViews.Manual(at: Midnight.AddMinutes(task.Minute)) with { DurationMinutes = task.Length })],
                DayAxis.Clock,
                most
            )
            .Select(slot => (slot.Lane, slot.Lanes));
}
