using Remindly.Web.Accounts;
using Xunit;

namespace Remindly.Tests.Web.Accounts;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/tasks?source=acuity&q=a%20b", "/tasks?source=acuity&q=a%20b")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Leads_into_this_site_or_to_its_start(string? asked, string led) => Assert.Equal(led, LocalUrl.Or(asked));
}
