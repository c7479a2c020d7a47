using Bunit;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class ReconnectPageTests : PageTest
{
    private const string Name = "rosa@calendars.example";

    [Fact]
    public async Task The_user_name_is_filled_in_and_the_secrets_are_asked_for()
    {
        var page = Open(await SavedAsync(Rosa));

        page.WaitForAssertion(() => Assert.Equal(Name, page.Find("#field-username").GetAttribute("value")));
        Assert.Equal("", page.Find("#field-password").GetAttribute("value") ?? "");
        Assert.Equal("", page.Find("#field-url").GetAttribute("value") ?? "");
        Assert.Contains("Only what it is connected with is replaced.", page.Markup);
    }

    [Fact]
    public async Task What_was_typed_over_it_stays_when_the_page_is_drawn_again()
    {
        var id = await SavedAsync(Rosa);
        var page = Open(id);
        page.WaitForAssertion(() => Assert.Equal(Name, page.Find("#field-username").GetAttribute("value")));
        page.Find("#field-username").Change("rosa.marino");

        page.Render(again => again.Add(each => each.Id, id));

        page.WaitForAssertion(() => Assert.Equal("rosa.marino", page.Find("#field-username").GetAttribute("value")));
    }

    [Fact]
    public async Task Nobody_else_of_the_circle_is_shown_it()
    {
        var otto = new SeniorBuilder().Build();
        await SaveAsync(otto);
        await SaveAsync(new CircleMember(otto.Id, Ana.Id, CircleRole.Helper, FakeClock.Start));

        var page = Open(await SavedAsync(otto));

        page.WaitForAssertion(() => Assert.Contains("Only an owner of the care circle", page.Markup));
        Assert.DoesNotContain(Name, page.Markup);
    }

    private IRenderedComponent<ReconnectPage> Open(Guid id) => Render<ReconnectPage>(page => page.Add(each => each.Id, id));

    private async Task<Guid> SavedAsync(Senior senior)
    {
        var integration = new SchedulingIntegration(Ana.Id, senior.Id, "caldav", FakeClock.Start);
        var credentials = new Credentials
        {
            Url = "https://calendars.example/",
            Username = Name,
            Password = "a calm password",
        };
        var account = new ProviderAccount("1", "Rosa", null, null);
        integration.UseCredentials(Get<CredentialVault>().Seal(integration.Id, credentials), account, FakeClock.Start);
        await SaveAsync(integration);
        return integration.Id;
    }
}
