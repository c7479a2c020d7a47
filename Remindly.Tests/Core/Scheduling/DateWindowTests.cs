using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public sealed class DateWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 8, 1, 30, 0, TimeSpan.FromHours(-5));

    [Fact]
    public void Counts_days_as_24_hours_and_both_ends_belong_to_it()
    {
        var window = DateWindow.Around(Now, 7, 90);

        Assert.Equal((Now.AddHours(-168), Now.AddHours(2160)), (window.From, window.To));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (window.From.Offset, window.To.Offset));
        Assert.True(window.Contains(window.From) && window.Contains(window.To));
        Assert.False(window.Contains(window.From.AddTicks(-1)) || window.Contains(window.To.AddTicks(1)));
    }

    [Fact]
    public void Cannot_end_before_it_begins() => Assert.Throws<ArgumentOutOfRangeException>(() => new DateWindow(Now, Now.AddTicks(-1)));
}
