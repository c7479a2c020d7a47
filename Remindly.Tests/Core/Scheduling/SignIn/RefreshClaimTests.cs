using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Remindly.Core.Scheduling.Providers.Http;
using Remindly.Core.Scheduling.SignIn;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.SignIn;

public sealed class RefreshClaimTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    // What is written to the store afterwards takes its time as well.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    [Fact]
    public void Outlasts_the_longest_refreshing_that_may_be_set()
    {
        var range = typeof(ProviderHttpOptions)
            .GetProperty(nameof(ProviderHttpOptions.VerifyTimeout))!
            .GetCustomAttribute<RangeAttribute>()!;
        var longest = TimeSpan.Parse((string)range.Maximum, CultureInfo.InvariantCulture);

        Assert.True(RefreshClaim.IsHeld(RefreshClaim.Make("sealed", Now), Now + longest + Margin));
    }

    [Fact]
    public void Ends_when_its_holder_must_be_dead() =>
        Assert.False(RefreshClaim.IsHeld(RefreshClaim.Make("sealed", Now), Now + RefreshClaim.Life));

    [Fact]
    public void Leaves_what_it_marks_as_it_was() => Assert.Equal("sealed", RefreshClaim.Plain(RefreshClaim.Make("sealed", Now)));
}
