using Xunit;

namespace Remindly.Tests.Web.Sandbox.Pages;

public sealed class StartPageTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Leads_to_each_service_and_each_leads_to_the_others()
    {
        string[] places = ["/sandbox/acuity", "/sandbox/calendly", "/sandbox/feed"];
        using var client = host.Anonymous();
        foreach (var from in (string[])["/sandbox", .. places])
        {
            var page = await client.GetStringAsync(from);

            Assert.All(places, to => Assert.Contains($"href=\"{to}\"", page));
            Assert.Contains($"href=\"{from}\" aria-current=\"page\"", page);
            Assert.DoesNotContain("style=", page);
        }
    }
}
