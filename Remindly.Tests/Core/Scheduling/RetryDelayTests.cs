using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    [InlineData(int.MaxValue, 60)]
    public void Doubles_up_to_the_interval(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), RetryDelay.After(failures, TimeSpan.FromHours(1), null));

    [Theory]
    [InlineData(10, 60)]
    [InlineData(7200, 7200)]
    public void Is_never_shorter_than_told(int told, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.After(1, TimeSpan.FromHours(1), TimeSpan.FromSeconds(told)));
}
