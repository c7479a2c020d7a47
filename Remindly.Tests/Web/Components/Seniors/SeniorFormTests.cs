using Bunit;
using Remindly.Core.Care;
using Remindly.Web.Components.Seniors;
using Xunit;

namespace Remindly.Tests.Web.Components.Seniors;

public sealed class SeniorFormTests : PageTest
{
    [Fact]
    public async Task A_name_is_asked_for_beside_its_field_and_nothing_is_stored()
    {
        var page = Render<NewSeniorPage>();

        page.Find("#field-email").Change("not an address");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Say what they are called.", page.Find("#field-name-message").TextContent));
        Assert.Contains("e-mail address", page.Find("#field-email-message").TextContent);
        Assert.Equal("not an address", page.Find("#field-email").GetAttribute("value"));
        Assert.Single(await Get<SeniorService>().ListAsync(Ana.Id, Cancellation));
    }

    [Theory]
    [InlineData("London (Europe)", "Europe/London")]
    [InlineData("london", "Europe/London")]
    [InlineData("Asia/Kolkata", "Asia/Kolkata")]
    public async Task A_place_is_found_by_its_city(string typed, string zone)
    {
        var page = Render<NewSeniorPage>();
        page.Find("#field-name").Change("Otto");
        page.Find("#field-time-zone").Change(typed);

        page.Find("form").Submit();

        var seniors = await Get<SeniorService>().ListAsync(Ana.Id, Cancellation);
        Assert.Equal(zone, seniors.Single(each => each.Name == "Otto").TimeZone);
    }

    [Fact]
    public void A_place_that_is_none_stays_and_is_said()
    {
        var page = Render<NewSeniorPage>();
        page.Find("#field-name").Change("Otto");
        page.Find("#field-time-zone").Change("Atlantis");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Choose a place from the list", page.Find("#field-time-zone-message").TextContent));
        Assert.Equal("Atlantis", page.Find("#field-time-zone").GetAttribute("value"));
    }
}
