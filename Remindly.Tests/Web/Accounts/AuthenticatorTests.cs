using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Accounts;

public sealed partial class AuthenticatorTests(RemindlyApp app) : IClassFixture<RemindlyApp>
{
    private const string Page = "/account/manage/authenticator";
    private readonly string email = $"{Guid.NewGuid():N}@example.com";

    [Fact]
    public async Task A_code_from_the_app_or_a_saved_one_is_the_second_step()
    {
        using var _ = await app.CreateCaregiverAsync(email);
        using var ana = app.CreateVisitor();
        Assert.Equal("/", (await LoginAsync(ana)).Headers.Location?.ToString());
        var page = await ana.GetStringAsync(Page);
        Assert.Contains("class=\"qr\"", page, StringComparison.Ordinal);
        var key = Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

        using var wrong = await ana.SendFormAsync(Page, "turn-on", ("Input.Code", "000000"));
        Assert.Contains("does not fit", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var on = await ana.SendFormAsync(Page, "turn-on", ("Input.Code", Code(key)));
        var saved = SavedCode().Matches(await on.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(10, saved.Count);

        await SecondStepAsync("/account/login-code", "login-code", Code(key));
        await SecondStepAsync("/account/login-recovery", "login-recovery", saved[3]);
        using var again = await AskSecondStepAsync("/account/login-recovery", "login-recovery", saved[3]);
        Assert.Contains("used before", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task SecondStepAsync(string page, string form, string code)
    {
        using var done = await AskSecondStepAsync(page, form, code);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("/", done.Headers.Location?.ToString());
    }

    private async Task<HttpResponseMessage> AskSecondStepAsync(string page, string form, string code)
    {
        using var visitor = app.CreateVisitor();
        using var first = await LoginAsync(visitor);
        Assert.StartsWith("/account/login-code", first.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/account/manage")).StatusCode);
        return await visitor.SendFormAsync(page, form, ("Input.Code", code));
    }

    private Task<HttpResponseMessage> LoginAsync(HttpClient visitor) =>
        visitor.SendFormAsync("/account/login", "login", ("Input.Email", email), ("Input.Password", RemindlyApp.Password));

    // RFC 6238, as an authenticator app does it.
    private static string Code(string key)
    {
        var bits = string.Concat(
            key.ToUpperInvariant().Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0'))
        );
        var secret = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var moment = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, moment);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("this key instead: <code[^>]*>([a-z0-9 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li[^>]*><code[^>]*>([^<]+)</code>")]
    private static partial Regex SavedCode();
}
