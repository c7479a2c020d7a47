using Remindly.Core.Scheduling.Sync;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public sealed class VanishGuardTests
{
    [Theory]
    [InlineData(0, 0, 0, true, false)]
    [InlineData(25, 25, 25, true, false)]
    [InlineData(26, 0, 0, false, true)]
    [InlineData(26, 26, 10_000, false, true)]
    public void A_provider_that_can_be_asked_for_each_is_doubted_only_when_many_are_missing(
        int missing,
        int upcomingMissing,
        int upcomingKnown,
        bool nothingCame,
        bool holds
    ) => Assert.Equal(holds, VanishGuard.Holds(new Absences(missing, upcomingMissing, upcomingKnown, nothingCame), looksUpById: true));

    [Theory]
    [InlineData(0, 0, 10, true, false)]
    [InlineData(1, 1, 10, true, true)]
    [InlineData(1, 0, 0, true, true)]
    [InlineData(2, 2, 2, false, false)]
    [InlineData(3, 3, 10, false, false)]
    [InlineData(4, 4, 13, false, true)]
    [InlineData(4, 4, 14, false, false)]
    [InlineData(3, 3, 9, false, true)]
    [InlineData(25, 2, 5, false, false)]
    [InlineData(25, 25, 84, false, false)]
    [InlineData(25, 25, 83, false, true)]
    [InlineData(26, 26, 1000, false, true)]
    public void One_that_cannot_is_doubted_sooner(int missing, int upcomingMissing, int upcomingKnown, bool nothingCame, bool holds) =>
        Assert.Equal(holds, VanishGuard.Holds(new Absences(missing, upcomingMissing, upcomingKnown, nothingCame), looksUpById: false));
}
