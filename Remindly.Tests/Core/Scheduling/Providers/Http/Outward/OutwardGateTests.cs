using System.Net;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Http.Outward;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Http.Outward;

public sealed class OutwardGateTests
{
    private static readonly OutwardGate Closed = GateOf(new OutwardOptions());
    private static readonly OutwardGate Open = GateOf(new OutwardOptions { AllowPrivateNetworks = true });

    [Theory]
    [InlineData("https://calendar.google.com/calendar/ical/a%40b.com/private-1234/basic.ics")]
    [InlineData("http://example.com/feed.ics?key=1#x")]
    [InlineData("https://EXAMPLE.com:443/")]
    [InlineData("https://cloud.example.org:8443/remote.php/dav")]
    [InlineData("https://8.8.8.8/feed.ics")]
    [InlineData("https://[2606:4700::1111]/feed.ics")]
    [InlineData("https://bücher.example/kalender.ics")]
    [InlineData("https://xn--bcher-kva.example/kalender.ics")]
    public void An_address_out_on_the_internet_passes(string address) => Assert.True(Closed.MayVisit(new Uri(address)));

    [Theory]
    [InlineData("ftp://example.com/feed.ics")]
    [InlineData("file:///etc/passwd")]
    [InlineData("webcal://example.com/feed.ics")]
    [InlineData("gopher://example.com/")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://user:word@example.com/")]
    [InlineData("https://example.com@10.0.0.1/")]
    [InlineData("https://example.com./")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://127.1/")]
    [InlineData("http://134744072/")]
    [InlineData("http://１２７.0.0.1/")]
    [InlineData("http://①②⑦.0.0.1/")]
    [InlineData("http://127。0。0。1/")]
    public void No_spelling_hides_where_an_address_leads(string address)
    {
        Assert.False(Closed.MayVisit(new Uri(address)));
        Assert.False(Open.MayVisit(new Uri(address)));
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://10.1.2.3/feed.ics")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST/")]
    [InlineData("http://a.localhost/")]
    [InlineData("http://nas/")]
    [InlineData("http://nas.local/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://example.com:22/")]
    [InlineData("http://example.com:6379/")]
    [InlineData("https://example.com:5432/")]
    public void Only_people_who_host_their_own_get_inside(string address)
    {
        Assert.False(Closed.MayVisit(new Uri(address)));
        Assert.True(Open.MayVisit(new Uri(address)));
    }

    [Fact]
    public void One_address_inside_is_enough_to_refuse_a_name()
    {
        IPAddress[] mixed = [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.1")];

        Assert.False(Closed.MayConnect("example.com", 443, mixed));
        Assert.True(Closed.MayConnect("example.com", 443, [mixed[0]]));
        Assert.True(Open.MayConnect("example.com", 443, mixed));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080/sandbox/feed/rosa.ics", true)]
    [InlineData("http://127.0.0.1:5080/sandbox/feed", false)]
    [InlineData("http://127.0.0.1:5080/sandbox/feed/../../api/tasks", false)]
    [InlineData("http://127.0.0.1:5080/sandbox/feed/%2e%2e/%2e%2e/api/tasks", false)]
    [InlineData("http://127.0.0.1:5080/sandbox/feed/..%2f..%2fapi", false)]
    [InlineData("http://127.0.0.1:5080/api/tasks", false)]
    [InlineData("http://127.0.0.1:5081/sandbox/feed/rosa.ics", false)]
    [InlineData("http://127.0.0.2:5080/sandbox/feed/rosa.ics", false)]
    [InlineData("https://127.0.0.1:5080/sandbox/feed/rosa.ics", false)]
    public void The_demo_lets_its_own_sandbox_pass_and_nothing_else(string address, bool passes) =>
        Assert.Equal(
            passes,
            GateOf(new OutwardOptions { SandboxAddress = "http://127.0.0.1:5080/sandbox/feed" }).MayVisit(new Uri(address))
        );

    private static OutwardGate GateOf(OutwardOptions options) => new(Options.Create(options));
}
