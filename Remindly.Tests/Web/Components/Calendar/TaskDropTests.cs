using System.Globalization;
using Remindly.Tests.Web.Components.Tasks;
using Remindly.Web.Components.Calendar;
using Xunit;

namespace Remindly.Tests.Web.Components.Calendar;

public sealed class TaskDropTests
{
    private static readonly Guid Id = Guid.NewGuid();

    [Fact]
    public void Reads_what_was_dropped_where()
    {
        Assert.Equal(new TaskDrop(Id, new DateOnly(2026, 11, 24), null), TaskDrop.Read($"{Id} 2026-11-24"));
        Assert.Equal(new TaskDrop(Id, new DateOnly(2026, 11, 24), 7), TaskDrop.Read($"{Id} 2026-11-24 7"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("rosa 2026-11-24")]
    [InlineData("00000000-0000-0000-0000-000000000001 tomorrow")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public void Anything_else_is_no_drop(string? text) => Assert.Null(TaskDrop.Read(text));

    [Theory]
    [InlineData("America/New_York", "2026-10-31T13:00:00Z", "2026-11-01", "2026-11-01T14:00:00Z")]
    [InlineData("Europe/London", "2026-03-28T09:00:00Z", "2026-03-29", "2026-03-29T08:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-02T23:00:00Z", "2026-10-04", "2026-10-03T22:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-11-24T03:30:00Z", "2026-12-24", "2026-12-24T03:30:00Z")]
    public void On_a_day_it_keeps_the_time_of_its_seniors_clock(string zone, string at, string day, string to) =>
        Assert.Equal(
            Instant(to),
            Drop(day, null).InstantFor(TaskViews.Manual(at: Instant(at)) with { SeniorTimeZone = zone }, DayAxis.Clock)
        );

    [Fact]
    public void In_a_column_it_takes_the_time_of_the_place() =>
        Assert.Equal(
            Instant("2026-11-25T15:45:00Z"),
            Drop("2026-11-25", 11).InstantFor(TaskViews.Manual(at: Instant("2026-11-24T14:00:00Z")), DayAxis.Clock.Around([]))
        );

    [Fact]
    public void Where_it_was_it_stays_to_the_second() =>
        Assert.Equal(
            Instant("2026-11-01T06:30:00Z"),
            Drop("2026-11-01", null).InstantFor(TaskViews.Manual(at: Instant("2026-11-01T06:30:00Z")), DayAxis.Clock)
        );

    [Fact]
    public void Outside_a_column_or_without_a_time_it_goes_nowhere()
    {
        Assert.Null(Drop("2026-11-25", 9_999).InstantFor(TaskViews.Manual(at: Instant("2026-11-24T14:00:00Z")), DayAxis.Clock));
        Assert.Null(Drop("2026-11-25", null).InstantFor(TaskViews.Manual(), DayAxis.Clock));
        Assert.Null(
            Drop("2026-11-25", null)
                .InstantFor(
                    TaskViews.Manual(at: Instant("2026-11-24T05:00:00Z")) with
                    {
                        AllDayOn = new DateOnly(2026, 11, 24),
                    },
                    DayAxis.Clock
                )
        );
    }

    private static TaskDrop Drop(string day, int? quarter) => new(Id, DateOnly.Parse(day, CultureInfo.InvariantCulture), quarter);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
