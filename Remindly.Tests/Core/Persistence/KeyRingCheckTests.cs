using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

public abstract class KeyRingCheckTests(StoreEngine engine) : DatabaseTest(engine)
{
    private readonly EphemeralDataProtectionProvider keys = new();
    private readonly RecordedLog<KeyRingCheck> log = new();

    [Fact]
    public async Task A_new_database_fits_and_fits_again_with_the_same_keys()
    {
        Assert.True(await KeysFitAsync(keys));
        await ConnectSomethingAsync();
        Assert.True(await KeysFitAsync(keys));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Lost_keys_are_said_plainly_and_the_app_goes_on()
    {
        await KeysFitAsync(keys);
        await ConnectSomethingAsync();

        Assert.False(await KeysFitAsync(new EphemeralDataProtectionProvider()));

        var line = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Critical, line.Level);
        Assert.Contains("DataProtection:KeysPath", line.Message);

        // Putting the folder back heals it.
        Assert.True(await KeysFitAsync(keys));
    }

    [Fact]
    public async Task New_keys_are_fine_while_there_is_nothing_to_protect()
    {
        await KeysFitAsync(keys);
        var others = new EphemeralDataProtectionProvider();

        Assert.True(await KeysFitAsync(others));
        await ConnectSomethingAsync();

        Assert.True(await KeysFitAsync(others));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Several_that_start_at_once_agree()
    {
        var fits = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => KeysFitAsync(keys), Cancellation)));

        Assert.All(fits, Assert.True);
        await using var db = Database.Open();
        Assert.Equal(1, await db.KeyChecks.CountAsync(Cancellation));
    }

    private async Task<bool> KeysFitAsync(IDataProtectionProvider protection)
    {
        var check = new KeyRingCheck(Database.Contexts, protection, log);
        await check.RunAsync(Cancellation);
        return check.KeysFit;
    }

    private async Task ConnectSomethingAsync()
    {
        var ana = Rows.User();
        await Database.SaveAsync(ana, Rows.Integration(ana, null));
    }
}

public sealed class KeyRingCheckTestsOnSqlite() : KeyRingCheckTests(StoreEngine.Sqlite);

public sealed class KeyRingCheckTestsOnPostgres() : KeyRingCheckTests(StoreEngine.PostgreSql);
