using Bunit;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Seniors;
using Remindly.Web.Components.Shared;
using Xunit;

namespace Remindly.Tests.Web.Components.Seniors;

public sealed class SeniorPageTests : PageTest
{
    private readonly RemindlyUser ben = new CaregiverBuilder().Named("Ben").Build();

    [Fact]
    public async Task An_owner_invites_and_sees_the_link_once()
    {
        var page = await OpenAsync();
        page.Find("section[aria-labelledby=circle] .button-primary").Click();
        page.FindAll("input[type=radio]")[1].Change(true);
        page.Find("form[aria-labelledby=invite]").Submit();

        page.WaitForAssertion(() => page.Find("#invitation-link"));
        var link = page.Find("#invitation-link").GetAttribute("value");
        Assert.Matches("^http://localhost/invitations/[-_A-Za-z0-9]{43}$", link);
        Assert.Equal("invitation-link", page.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Contains("Whoever joins with it, as a viewer, may", page.Markup, StringComparison.Ordinal);
        var open = Assert.Single((await ListAsync()).Items);
        Assert.Equal(CircleRole.Viewer, open.Role);

        page.FindAll(".form-actions button").Single(button => button.TextContent == "Done").Click();
        Assert.DoesNotContain(link!, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_said_beside_the_field()
    {
        var page = await OpenAsync();
        page.Find("section[aria-labelledby=circle] .button-primary").Click();
        page.Find("#field-invite-email").Change("nobody");
        page.Find("form[aria-labelledby=invite]").Submit();

        page.WaitForAssertion(() => Assert.Contains("e-mail address", page.Find("#field-invite-email-message").TextContent));
        Assert.Empty((await ListAsync()).Items);
    }

    [Fact]
    public async Task Where_no_mail_can_be_sent_the_owner_is_told_to_send_the_link()
    {
        var page = await OpenAsync();
        page.Find("section[aria-labelledby=circle] .button-primary").Click();
        page.Find("#field-invite-email").Change("guest@example.org");
        page.Find("form[aria-labelledby=invite]").Submit();

        page.WaitForAssertion(() => Assert.Contains("No mail went to guest@example.org", page.Markup));
    }

    [Fact]
    public async Task An_invitation_is_taken_back_and_given_again()
    {
        await Get<InvitationService>().CreateAsync(Ana.Id, Rosa.Id, CircleRole.Helper, "guest@example.org", Cancellation);
        var page = await OpenAsync();
        page.Find("button[aria-label='Take back the invitation for guest@example.org']").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("guest@example.org", page.Markup));
        Assert.Empty((await ListAsync()).Items);

        await page.InvokeAsync(Get<Snackbars>().Current!.Undo!);
        page.WaitForAssertion(() => Assert.Contains("guest@example.org", page.Markup));
    }

    [Fact]
    public async Task A_role_given_can_be_taken_back()
    {
        await JoinAsync(CircleRole.Helper);
        var page = await OpenAsync();
        page.Find($"#role-{ben.Id}").Change("owner");
        page.WaitForAssertion(() => Assert.Contains("Ben · Owner", Members(page)));

        await page.InvokeAsync(Get<Snackbars>().Current!.Undo!);

        page.WaitForAssertion(() => Assert.Contains("Ben · Helper", Members(page)));
    }

    [Fact]
    public async Task Who_owns_no_longer_sees_no_invitations_any_more()
    {
        await JoinAsync(CircleRole.Owner);
        var page = await OpenAsync();
        page.Find($"#role-{Ana.Id}").Change("helper");
        page.Find(".button-danger").Click();

        page.WaitForAssertion(() => Assert.Contains("In this circle you are a helper.", page.Markup));
        page.WaitForAssertion(() => Assert.DoesNotContain("Invite somebody", page.Markup));
        Assert.Null(Get<Snackbars>().Current!.Undo);
    }

    [Fact]
    public async Task Somebody_is_removed()
    {
        await JoinAsync(CircleRole.Helper);
        var page = await OpenAsync();
        page.FindAll("button").Single(button => button.TextContent == "Remove Ben").Click();
        page.Find(".button-danger").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("Ben", Members(page)));
        Assert.Empty(await Get<SeniorService>().ListAsync(ben.Id, Cancellation));
    }

    [Fact]
    public void Whoever_may_not_see_it_is_told_where_to_go()
    {
        var page = Render<SeniorPage>(parameters => parameters.Add(each => each.Id, Guid.NewGuid()));

        page.WaitForAssertion(() => Assert.Contains("no longer here", page.Markup));
    }

    private static string Members(IRenderedComponent<SeniorPage> page) => page.Find(".members").TextContent;

    private async Task JoinAsync(CircleRole role)
    {
        await SaveAsync(ben);
        await SaveAsync(new CircleMember(Rosa.Id, ben.Id, role, FakeClock.Start));
    }

    private async Task<IRenderedComponent<SeniorPage>> OpenAsync()
    {
        var page = Render<SeniorPage>(parameters => parameters.Add(each => each.Id, Rosa.Id));
        await Eventually.HoldsAsync(() => page.FindAll(".members li").Count > 0, "the circle is shown");
        return page;
    }

    private async Task<Page<InvitationSummary>> ListAsync() =>
        Assert
            .IsType<Outcome<Page<InvitationSummary>>.Done>(
                await Get<InvitationService>().ListAsync(Ana.Id, Rosa.Id, new PageRequest(), Cancellation)
            )
            .Value;
}
