using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Hosting;

public sealed class HttpsRulesTests
{
    [Fact]
    public async Task Plain_http_works_as_given()
    {
        await using var app = App("127.0.0.1");
        using var response = await GetAsync(app, "http://localhost/account/login");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Where_https_is_served_visitors_are_sent_there_and_told_to_stay()
    {
        await using var app = App("127.0.0.1").With("Urls", "http://localhost:5080;https://localhost:5443");
        using var plain = await GetAsync(app, "http://remindly.example/account/login?a=b");
        Assert.Equal("https://remindly.example:5443/account/login?a=b", plain.Headers.Location?.ToString());
        using var secure = await GetAsync(app, "https://remindly.example/account/login");
        Assert.NotNull(secure.Header("Strict-Transport-Security"));
        using var probe = await GetAsync(app, "http://remindly.example/health/live");
        Assert.Equal(HttpStatusCode.OK, probe.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "http", "https://remindly.example/account/login", false)]
    [InlineData("127.0.0.1", "https", null, true)]
    [InlineData("127.0.0.1", null, null, false)]
    [InlineData("203.0.113.7", "http", null, false)]
    [InlineData("203.0.113.7", "https", null, false)]
    public async Task Behind_a_proxy_the_public_address_decides_and_only_a_trusted_one_is_believed(
        string from,
        string? protocol,
        string? ledTo,
        bool stays
    )
    {
        await using var app = App(from).With("PublicUrl", "https://remindly.example");
        using var response = await GetAsync(app, "http://localhost/account/login", protocol);
        Assert.Equal(ledTo, response.Headers.Location?.ToString());
        Assert.Equal(stays, response.Header("Strict-Transport-Security") is not null);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", false)]
    public async Task A_named_proxy_takes_the_place_of_the_one_on_this_machine(string from, bool believed)
    {
        await using var app = App(from).With("PublicUrl", "https://remindly.example").With("TrustedProxies:0", "10.0.0.0/8");
        using var response = await GetAsync(app, "http://localhost/account/login", "https");
        Assert.Equal(believed, response.Header("Strict-Transport-Security") is not null);
    }

    private static RemindlyApp App(string from) =>
        new RemindlyApp().With(services => services.AddSingleton<IStartupFilter>(new FromAddress(from)));

    private static async Task<HttpResponseMessage> GetAsync(RemindlyApp app, string url, string? protocol = null)
    {
        using var client = app.CreateVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("X-Original-Proto", "made up");
        if (protocol is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", protocol);
            request.Headers.Add("X-Forwarded-For", "198.51.100.9");
        }

        return await client.SendAsync(request);
    }
}
