using NodaTime;
using Remindly.Core.Calendars;
using Xunit;

namespace Remindly.Tests.Core.Calendars;

public sealed class NominalDurationTests
{
    [Theory]
    [InlineData("PT1H30M", 0, 5_400)]
    [InlineData("PT45S", 0, 45)]
    [InlineData("P1D", 1, 0)]
    [InlineData("P2W", 14, 0)]
    [InlineData("+P1DT2H", 1, 7_200)]
    [InlineData("-PT15M", 0, -900)]
    [InlineData("p1dt0h ", 1, 0)]
    [InlineData("PT0S", 0, 0)]
    public void Reads_a_length(string text, int days, int seconds) =>
        Assert.Equal(new NominalDuration(days, Duration.FromSeconds(seconds)), NominalDuration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("1H")]
    [InlineData("PT")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT1")]
    [InlineData("PTH")]
    [InlineData("P1Y")]
    [InlineData("P99999999999D")]
    [InlineData("P40000D")]
    [InlineData("PT9999999H")]
    public void Is_none_of_anything_else(string text) => Assert.Null(NominalDuration.Parse(text));
}
