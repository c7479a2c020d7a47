using Remindly.Core.Scheduling.Sync;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public sealed class LeaseHolderTests
{
    private static readonly string[] Parts = LeaseHolder.ThisProcess.Split('|');

    [Fact]
    public void This_process_lives() => Assert.False(LeaseHolder.Died(LeaseHolder.ThisProcess));

    [Fact]
    public void Another_process_that_was_given_its_number_is_not_it() =>
        Assert.True(LeaseHolder.Died($"{Parts[0]}|{Parts[1]}|{long.Parse(Parts[2]) - 60}"));

    [Fact]
    public void A_clock_that_was_set_a_little_makes_no_other_process_of_it() =>
        Assert.False(LeaseHolder.Died($"{Parts[0]}|{Parts[1]}|{long.Parse(Parts[2]) - 2}"));

    [Fact]
    public void A_number_that_nobody_has_is_a_process_that_is_gone() => Assert.True(LeaseHolder.Died($"{Parts[0]}|2147480000|{Parts[2]}"));

    [Theory]
    [InlineData("")]
    [InlineData("another-machine/x/y|1|1")]
    [InlineData("nonsense")]
    [InlineData("a|b|c|d")]
    public void Of_others_nothing_is_known(string holder) => Assert.False(LeaseHolder.Died(holder));

    [Fact]
    public void A_number_that_is_none_tells_nothing() => Assert.False(LeaseHolder.Died($"{Parts[0]}|x|y"));

    [Fact]
    public void The_name_fits_its_column() => Assert.InRange(LeaseHolder.ThisProcess.Length, 5, 200);
}
