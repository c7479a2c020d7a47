using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public sealed class CredentialVaultTests
{
    private const string Key = "canary-key-0123456789abcdef4f2a";

    private static readonly ProviderAccount Account = new("1", "Riverside Physio", null, null);

    private readonly CredentialVault vault = new(new EphemeralDataProtectionProvider());
    private readonly SchedulingIntegration integration = new(Guid.NewGuid(), null, "acuity", FakeClock.Start);

    [Fact]
    public void What_was_sealed_opens_again()
    {
        Keep(integration, Sealed(integration));
        var opened = vault.Open(integration)!;
        Assert.Equal(("12345", Key, "s3", null), (opened.ProviderUserId, opened.ApiKey, opened.ApiSecret, opened.AccessToken));
        Assert.Equal("…4f2a", integration.ApiKeyHint);
    }

    [Fact]
    public void A_short_secret_gives_no_hint() => Assert.Null(vault.Seal(integration.Id, new Credentials { ApiKey = "short-key" }).Hint);

    [Fact]
    public void The_same_key_sealed_twice_looks_different() => Assert.NotEqual(Sealed(integration).ApiKey, Sealed(integration).ApiKey);

    [Fact]
    public void A_ciphertext_of_another_row_does_not_open()
    {
        var other = new SchedulingIntegration(integration.UserId, null, "acuity", FakeClock.Start);
        Keep(other, Sealed(integration));
        Assert.Null(vault.Open(other));
    }

    [Fact]
    public void A_ciphertext_of_another_field_does_not_open()
    {
        var credentials = Sealed(integration);
        Keep(integration, new SealedCredentials { ApiKey = credentials.ApiSecret, ApiSecret = credentials.ApiKey });
        Assert.Null(vault.Open(integration));
    }

    [Fact]
    public void Other_keys_do_not_open()
    {
        Keep(integration, Sealed(integration));
        Assert.Null(new CredentialVault(new EphemeralDataProtectionProvider()).Open(integration));
    }

    [Fact]
    public void One_changed_character_anywhere_does_not_open()
    {
        var good = Sealed(integration).ApiKey!;
        for (var at = 0; at < good.Length; at++)
        {
            // Bits of the last character may be mere filling of the last byte, so the change is a large one.
            var bad = good[..at] + (char)(good[at] is 'A' or 'B' or 'C' or 'D' ? 'z' : 'A') + good[(at + 1)..];
            Keep(integration, new SealedCredentials { ApiKey = bad });
            Assert.True(vault.Open(integration) is null, $"opened with character {at} of {good.Length} changed");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not a ciphertext at all")]
    [InlineData("CfDJ8")]
    public void What_is_no_ciphertext_does_not_open(string text)
    {
        Keep(integration, new SealedCredentials { ApiKey = text });
        Assert.Null(vault.Open(integration));
    }

    [Fact]
    public void Printing_credentials_prints_none() => Assert.DoesNotContain(Key, $"{new Credentials { ApiKey = Key }}");

    [Fact]
    public async Task The_databases_files_hold_no_clear_text()
    {
        await using var database = await TestDatabase.CreateAsync(StoreEngine.Sqlite);
        var user = Persistence.Rows.User();
        var row = Persistence.Rows.Integration(user, null);
        Keep(row, Sealed(row));
        await database.SaveAsync(user, row);
        Assert.Contains("Riverside Physio", await BytesOfAsync(database));
        Assert.DoesNotContain(Key, await BytesOfAsync(database));

        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(FULL);", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Key, await BytesOfAsync(database));
        Assert.DoesNotContain(string.Join('\0', Key.AsEnumerable()), await BytesOfAsync(database));
    }

    private static async Task<string> BytesOfAsync(TestDatabase database)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database.File)!, Path.GetFileName(database.File) + "*"))
        {
            // Others have the file open for writing.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return text.ToString();
    }

    private static void Keep(SchedulingIntegration row, SealedCredentials credentials) =>
        row.UseCredentials(credentials, Account, FakeClock.Start);

    private SealedCredentials Sealed(SchedulingIntegration row) =>
        vault.Seal(
            row.Id,
            new Credentials
            {
                ProviderUserId = "12345",
                ApiKey = Key,
                ApiSecret = "s3",
            }
        );
}
