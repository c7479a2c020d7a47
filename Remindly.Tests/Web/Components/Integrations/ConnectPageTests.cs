using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class ConnectPageTests : PageTest
{
    [Fact]
    public void It_asks_for_exactly_what_the_provider_needs_and_says_where_to_find_it()
    {
        var page = Open();

        Assert.Equal(["Account", "Key", "Whose appointments?"], page.FindAll("form label").Select(label => label.TextContent.Trim()));
        Assert.Contains("The number on your card.", page.Find("#field-provider-user-id-hint").TextContent);
        Assert.Contains("Ask at the desk.", page.Find("ol").TextContent);
    }

    [Fact]
    public void What_is_missing_is_said_beside_its_field()
    {
        var page = Open();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Paste the key.", page.Find("#field-api-key-message").TextContent));
        Assert.Equal("true", page.Find("#field-api-key").GetAttribute("aria-invalid"));
        Assert.Contains("field-api-key-message", page.Find("#field-api-key").GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_key_that_is_refused_is_kept_in_its_field_and_nothing_is_stored()
    {
        var page = Open();
        page.Find("#field-api-key").Change("wrong");

        page.Find("form").Submit();

        page.WaitForAssertion(() =>
            Assert.Equal("Practice Book did not accept the key. Paste a new one.", page.Find("#field-api-key-message").TextContent)
        );
        Assert.Equal("wrong", page.Find("#field-api-key").GetAttribute("value"));
        Assert.Empty(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
    }

    [Fact]
    public void A_provider_that_cannot_be_reached_is_said_under_the_form()
    {
        Provider.Fails = FailureKind.Unavailable;
        var page = Open();

        Look(page);

        page.WaitForAssertion(() => Assert.Contains("cannot be reached", page.Find(".notice.danger").TextContent));
    }

    [Fact]
    public void An_account_with_other_peoples_appointments_proposes_the_seniors_own()
    {
        Provider.Book("1", FakeClock.Start.AddDays(1), client: new ExternalClient("Rosa Marino", "rosa@example.org", null));
        Provider.Book("2", FakeClock.Start.AddDays(2), "Dialysis", new ExternalClient("Walter", "walter@example.org", null));
        var page = Open();

        Look(page);

        page.WaitForAssertion(() => Assert.Contains("Riverside: 2 found", page.Find("#preview").TextContent));
        Assert.Contains("1 is Rosa's.", page.Markup);
        Assert.True(page.FindAll("input[name=match]")[0].HasAttribute("checked"));
        Assert.Contains("Physiotherapy", page.Find("ul").TextContent);
        Assert.DoesNotContain("Dialysis", page.Markup);
    }

    [Fact]
    public void What_a_provider_writes_is_text_in_the_preview()
    {
        Provider.Book("1", FakeClock.Start.AddDays(1), "<img src=x onerror=alert(1)>");
        var page = Open();

        Look(page);

        page.WaitForAssertion(() => Assert.Equal("<img src=x onerror=alert(1)>", page.Find("#preview ~ div li strong").TextContent));
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public async Task Connecting_syncs_at_once_and_says_what_came()
    {
        Provider.Book("1", FakeClock.Start.AddDays(1));
        var page = Open();
        Look(page);
        page.WaitForAssertion(() => page.Find("#preview"));

        page.FindAll("button").Single(button => button.TextContent.Contains("Connect and bring")).Click();

        page.WaitForAssertion(() => Assert.Contains("1 new task.", page.Markup));
        var integration = Assert.Single(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
        Assert.Equal((Rosa.Id, MatchMode.All), (integration.SeniorId, integration.Settings.Match));
    }

    [Fact]
    public async Task An_account_that_is_connected_already_is_pointed_out()
    {
        var credentials = new Credentials { ProviderUserId = "77", ApiKey = PretendProvider.GoodKey };
        var wish = new NewIntegration
        {
            Provider = PretendProvider.Key,
            SeniorId = Rosa.Id,
            Credentials = credentials,
        };
        await Get<IntegrationService>().ConnectAsync(Ana.Id, wish, Cancellation);
        var page = Open();

        Look(page);

        page.WaitForAssertion(() => Assert.Contains("This account is connected already", page.Markup));
    }

    [Theory]
    [InlineData(FailureKind.Unauthorized, "did not accept the key", true)]
    [InlineData(FailureKind.Forbidden, "does not let this key read", true)]
    [InlineData(FailureKind.Unavailable, "cannot be reached", false)]
    [InlineData(FailureKind.Timeout, "took too long", false)]
    [InlineData(FailureKind.RateLimited, "asked us to slow down", false)]
    [InlineData(FailureKind.InvalidResponse, "could not read", false)]
    public async Task Every_failure_is_told_keeps_what_was_typed_and_can_be_got_over(FailureKind failure, string words, bool besideTheField)
    {
        Provider.Book("1", FakeClock.Start.AddDays(1));
        Provider.Fails = failure;
        var page = Open();
        Look(page);
        page.WaitForAssertion(() =>
            Assert.Contains(words, page.Find(besideTheField ? "#field-api-key-message" : ".notice.danger").TextContent)
        );
        Assert.Equal("77", page.Find("#field-provider-user-id").GetAttribute("value"));
        Assert.Contains(PretendProvider.GoodKey, page.Find("#field-api-key").GetAttribute("value"));
        Assert.Empty(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));

        Provider.Fails = null;
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find("#preview"));
        page.FindAll("button").Single(button => button.TextContent.Contains("Connect and bring")).Click();

        page.WaitForAssertion(() => Assert.Contains("1 new task.", page.Markup));
        Assert.Single(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
    }

    [Fact]
    public async Task A_first_sync_that_fails_says_so_and_leads_on()
    {
        var page = Open();
        Look(page);
        page.WaitForAssertion(() => page.Find("#preview"));
        Provider.FailsToFetch = FailureKind.Unavailable;

        page.FindAll("button").Single(button => button.TextContent.Contains("Connect and bring")).Click();

        page.WaitForAssertion(() => Assert.Contains("its first sync was not right", page.Find("h2").TextContent));
        Assert.Contains("cannot be reached", page.Markup);
        var made = Assert.Single(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
        Assert.Equal($"/integrations/{made.Id}", page.Find("section a.button-primary").GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_cancels_leaves_nothing_behind()
    {
        var page = Open();
        Look(page);
        page.WaitForAssertion(() => page.Find("#preview"));

        Assert.Equal("/integrations/add", page.FindAll("a.button").Single(link => link.TextContent == "Cancel").GetAttribute("href"));
        Assert.Empty(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
    }

    [Fact]
    public void Other_peoples_appointments_are_counted_and_said_to_stay_out()
    {
        Provider.Book("1", FakeClock.Start.AddDays(1), client: new ExternalClient("Rosa Marino", "rosa@example.org", null));
        Provider.Book("2", FakeClock.Start.AddDays(2), "Dialysis", new ExternalClient("Walter", "walter@example.org", null));
        var page = Open();

        Look(page);

        page.WaitForAssertion(() => Assert.Contains("1 is somebody else’s and will not be imported.", page.Markup));
        page.FindAll("input[name=match]")[1].Change(true);
        page.WaitForAssertion(() => Assert.Contains("1 is booked for somebody else.", page.Markup));
    }

    [Fact]
    public void What_names_nobody_is_not_called_somebody_elses()
    {
        Provider.Book("1", FakeClock.Start.AddDays(1));
        Provider.Book("2", FakeClock.Start.AddDays(2));
        var page = Open();

        Look(page);

        page.WaitForAssertion(() => Assert.Contains("2 do not say whom they are for.", page.Markup));
        Assert.DoesNotContain("others", page.Find("#preview").ParentElement!.QuerySelector("p")!.TextContent);
        page.FindAll("input[name=match]")[0].Change(true);
        page.WaitForAssertion(() => Assert.Contains("2 do not say whom they are for and will not be imported.", page.Markup));
    }

    [Fact]
    public void Another_key_asks_for_another_look()
    {
        var page = Open();
        Look(page);
        page.WaitForAssertion(() => page.Find("#preview"));

        page.Find("#field-api-key").Change("another");

        Assert.Empty(page.FindAll("#preview"));
    }

    private IRenderedComponent<ConnectPage> Open()
    {
        var page = Render<ConnectPage>(parameters => parameters.Add(each => each.Key, PretendProvider.Key));
        page.WaitForAssertion(() => page.Find("form"));
        return page;
    }

    private static void Look(IRenderedComponent<ConnectPage> page)
    {
        page.Find("#field-provider-user-id").Change("77");
        page.Find("#field-api-key").Change($" {PretendProvider.GoodKey} ");
        page.Find("form").Submit();
    }
}
