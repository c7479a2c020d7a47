using Remindly.Core.Accounts;
using Remindly.Core.Persistence;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Accounts;

public abstract class PreferenceServiceTests(StoreEngine engine) : DatabaseTest(engine)
{
    private const string Key = "text_size";
    private readonly RemindlyUser ana = new CaregiverBuilder().Build();
    private readonly RemindlyUser ben = new CaregiverBuilder().Build();

    private PreferenceService Preferences => new(Database.Contexts);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.SaveAsync(ana, ben);
    }

    [Fact]
    public async Task Nothing_is_liked_until_somebody_says_so() => Assert.Null(await Preferences.GetAsync(ana.Id, Key, Cancellation));

    [Fact]
    public async Task Each_caregiver_has_their_own()
    {
        await Preferences.SetAsync(ana.Id, Key, "150", Cancellation);
        await Preferences.SetAsync(ben.Id, Key, "100", Cancellation);

        Assert.Equal("150", await Preferences.GetAsync(ana.Id, Key, Cancellation));
    }

    [Fact]
    public async Task What_is_said_last_counts_and_can_be_forgotten()
    {
        await Preferences.SetAsync(ana.Id, Key, "150", Cancellation);
        await Preferences.SetAsync(ana.Id, Key, "200", Cancellation);
        Assert.Equal("200", await Preferences.GetAsync(ana.Id, Key, Cancellation));

        await Preferences.SetAsync(ana.Id, Key, null, Cancellation);
        Assert.Null(await Preferences.GetAsync(ana.Id, Key, Cancellation));
    }

    [Fact]
    public async Task Two_windows_may_say_it_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(each => Preferences.SetAsync(ana.Id, Key, $"{each}", Cancellation)));

        Assert.NotNull(await Preferences.GetAsync(ana.Id, Key, Cancellation));
    }

    [Fact]
    public async Task What_is_too_long_is_a_mistake_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Preferences.SetAsync(ana.Id, Key, new string('x', Preference.LongestValue + 1), Cancellation)
        );
}

public sealed class PreferenceServiceTestsOnSqlite() : PreferenceServiceTests(StoreEngine.Sqlite);

public sealed class PreferenceServiceTestsOnPostgres() : PreferenceServiceTests(StoreEngine.PostgreSql);
