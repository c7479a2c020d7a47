using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.CalDav;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

public sealed partial class CalDavSignInTests : CalDavTest
{
    // https://www.rfc-editor.org/rfc/rfc7616#section-3.9.1
    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Proves_it_as_the_standards_own_example_does(string algorithm, string response)
    {
        var challenge = new DigestChallenge(
            "http-auth@example.org",
            "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
            algorithm,
            HasQop: true,
            IsStale: false
        );
        var mufasa = new Credentials { Username = "Mufasa", Password = "Circle of Life" };

        var header = new DigestAnswer(challenge).Header(
            mufasa,
            HttpMethod.Get,
            new Uri("http://www.example.org/dir/index.html"),
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
        );

        Assert.Contains($"response=\"{response}\"", header, StringComparison.Ordinal);
        Assert.Contains("nc=00000001", header, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-256")]
    public async Task Signs_in_with_Digest_and_uses_a_nonce_as_long_as_it_is_good(string algorithm)
    {
        Hold("a", 1);
        var counts = new List<int>();
        Server.Fault = context => DigestAsync(context, algorithm, () => "nonce-1", counts);

        Assert.Equal(["a"], Ids(await FetchAsync()));
        Assert.Equal(Enumerable.Range(1, counts.Count), counts);
        Assert.True(counts.Count > 2);
        Assert.Equal(counts.Count + 1, Connection.Requests);
    }

    [Fact]
    public async Task A_nonce_that_has_grown_old_is_replaced()
    {
        Hold("a", 1);
        var asked = 0;
        Server.Fault = context => DigestAsync(context, "SHA-256", () => $"nonce-{asked++ / 3}", []);

        Assert.Equal(["a"], Ids(await FetchAsync()));
    }

    [Fact]
    public async Task A_wrong_password_is_no_endless_question()
    {
        Server.Fault = async context =>
        {
            context.Response.Headers.WWWAuthenticate = $"Digest realm=\"r\", nonce=\"{Guid.NewGuid():N}\", qop=\"auth\"";
            return await Faults.Status(401)(context);
        };

        Assert.Equal(FailureKind.Unauthorized, await FailureAsync());
        Assert.Equal(2, Server.Requests.Count);
    }

    [Theory]
    [InlineData("Basic realm=\"r\"")]
    [InlineData("Bearer")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")]
    public async Task What_cannot_be_answered_is_not_asked_again(string challenge)
    {
        Server.Fault = async context =>
        {
            context.Response.Headers.WWWAuthenticate = challenge;
            return await Faults.Status(401)(context);
        };

        Assert.Equal(FailureKind.Unauthorized, await FailureAsync());
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("https://dav.example.com/x", true)]
    [InlineData("https://example.com/x", true)]
    [InlineData("https://example.com.evil.org/", false)]
    [InlineData("https://notexample.com/", false)]
    [InlineData("https://example.com:444/", false)]
    [InlineData("https://dav.example.com:444/", false)]
    [InlineData("http://example.com/", false)]
    [InlineData("http://dav.example.com/", false)]
    public void The_password_goes_to_the_same_owners_servers_alone(string other, bool goes)
    {
        var address = CalDavAddress.Read("https://example.com/").Address!;

        Assert.Equal(goes, address.Trusts(new Uri(other)));
    }

    [Fact]
    public void Apple_sends_people_to_its_other_servers()
    {
        var address = CalDavAddress.Read("rosa@icloud.com").Address!;

        Assert.Equal(new Uri("https://caldav.icloud.com/"), address.Start);
        Assert.True(address.Trusts(new Uri("https://p42-caldav.icloud.com:443/123/calendars/")));
    }

    private static async Task<bool> DigestAsync(HttpContext context, string algorithm, Func<string> next, List<int> counts)
    {
        var nonce = next();
        var said = Part()
            .Matches(context.Request.Headers.Authorization.ToString())
            .ToDictionary(each => each.Groups[1].Value, each => each.Groups[2].Value);
        var isKnown = said.GetValueOrDefault("nonce") == nonce;
        if (isKnown && said["response"] == Expected(said, context.Request.Method, algorithm))
        {
            counts.Add(int.Parse(said["nc"], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            return false;
        }

        context.Response.Headers.Append(
            "WWW-Authenticate",
            "Digest realm=\"a \\\"quoted\\\" place\", nonce=\"weak\", algorithm=MD5-sess, qop=\"auth\""
        );
        context.Response.Headers.Append(
            "WWW-Authenticate",
            $"Digest realm=\"r\", nonce=\"{nonce}\", algorithm={algorithm}, opaque=\"o\", qop=\"auth-int, auth\", stale={(said.ContainsKey("nonce") ? "true" : "false")}"
        );
        context.Response.StatusCode = 401;
        return true;
    }

    private static string Expected(Dictionary<string, string> said, string method, string algorithm)
    {
        var secret = Hash("rosa:r:Circle of Life");
        return Hash($"{secret}:{said["nonce"]}:{said["nc"]}:{said["cnonce"]}:auth:{Hash($"{method}:{said["uri"]}")}");

        string Hash(string text) =>
            Convert.ToHexStringLower(
                CryptographicOperations.HashData(
                    algorithm == "MD5" ? HashAlgorithmName.MD5 : HashAlgorithmName.SHA256,
                    Encoding.UTF8.GetBytes(text)
                )
            );
    }

    [GeneratedRegex("""(\w+)="?([^",]*)"?""")]
    private static partial Regex Part();
}
