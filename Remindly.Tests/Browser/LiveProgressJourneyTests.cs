using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class LiveProgressJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private const string BensAddress = "ben@example.org";

    [Fact]
    public async Task Whoever_looks_sees_the_sync_that_another_started_grow_and_end()
    {
        App.With("Scheduling:Providers:Acuity:PageSize", "40");
        await ConnectAsync(MatchMode.Client);
        var ben = await BensWindowAsync(CircleRole.Helper, "/integrations");
        await Expect(ben.GetByText("Up to date")).ToBeVisibleAsync();
        var ana = await StartAsync(Screen.Desktop);
        await ana.GotoAsync("/integrations");
        Acuity.Faults.Add(new SandboxFault(FaultKind.Slow) { DelayMs = 700, Scope = FaultScope.Lists });
        Acuity.Add(Acuity.Find(each => each.LastName == "Marino")[0] with { Id = 0, Start = Acuity.Appointments[^1].Start.AddDays(-2) });

        await Button(ana, "Sync now: Acuity Scheduling").ClickAsync();

        await Expect(ben.GetByText("Syncing")).ToBeVisibleAsync();
        await Expect(ben.GetByText(new Regex("^Received [1-9]"))).ToBeVisibleAsync();
        await Expect(ana.GetByText(new Regex("^Received [1-9]"))).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(ben);
        Acuity.Faults.Clear();
        await Expect(ben.GetByText("1 new task.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(ben.GetByText("Up to date")).ToBeVisibleAsync();
        await Expect(ana.GetByText("1 new task.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_connection_that_needs_somebody_is_counted_in_the_bar_of_every_open_window()
    {
        await ConnectAsync(MatchMode.Client);
        var ben = await BensWindowAsync(CircleRole.Helper, "/tasks", Screen.Phone);
        await Expect(Link(ben, "Integrations")).ToBeVisibleAsync();
        var ana = await StartAsync(Screen.Desktop);
        await ana.GotoAsync("/integrations");
        Acuity.ApiKey = "a0a0a0a0";

        await Button(ana, "Sync now: Acuity Scheduling").ClickAsync();

        await Expect(Link(ben, "Integrations (1 needs you)")).ToBeVisibleAsync();
        await Expect(ben.GetByText("may change unseen")).ToBeVisibleAsync();
        await Expect(Link(ana, "Integrations (1 needs you)")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(ben);
        await Accessible.FitsTheWidthAsync(ben);
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_the_circle_sees_it_at_once_and_keeps_the_focus()
    {
        await ConnectAsync(MatchMode.Client);
        var ben = await BensWindowAsync(CircleRole.Helper, "/integrations");
        await Expect(Button(ben, "Sync now: Acuity Scheduling")).ToBeVisibleAsync();

        await ChangeBenAsync(CircleRole.Viewer);
        await Expect(Button(ben, "Sync now: Acuity Scheduling")).ToHaveCountAsync(0);
        await Expect(ben.GetByText("In Rosa's circle you are a viewer now")).ToBeVisibleAsync();

        await ChangeBenAsync(null);
        await Expect(ben.GetByText("Nothing is connected yet")).ToBeVisibleAsync();
        await Expect(ben.GetByText("You are no longer in Rosa's circle")).ToBeVisibleAsync();
    }

    private async Task<IPage> BensWindowAsync(CircleRole role, string path, Screen? screen = null)
    {
        using var registered = await App.CreateCaregiverAsync(BensAddress);
        await WithRosaAsync(
            async (db, rosa, ben, _) =>
            {
                db.Add(new CircleMember(rosa, ben, role, TimeProvider.System.GetUtcNow()));
                await db.SaveChangesAsync();
            }
        );
        var page = await VisitAsync(App.Address, "/account/login?returnUrl=" + Uri.EscapeDataString(path), screen);
        await page.GetByLabel("E-mail").FillAsync(BensAddress);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(RemindlyApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, path).ToString());
        return page;
    }

    private Task ChangeBenAsync(CircleRole? role) =>
        WithRosaAsync(
            async (_, rosa, ben, owner) =>
            {
                var circles = App.Services.GetRequiredService<CircleService>();
                var outcome = role is { } becomes
                    ? await circles.ChangeRoleAsync(owner, rosa, ben, becomes, TestContext.Current.CancellationToken)
                    : await circles.RemoveAsync(owner, rosa, ben, TestContext.Current.CancellationToken);
                Assert.IsType<Remindly.Core.Outcome<MemberSummary>.Done>(outcome);
            }
        );

    private async Task WithRosaAsync(Func<RemindlyDb, Guid, Guid, Guid, Task> use)
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<RemindlyDb>>().CreateDbContextAsync();
        var owner = await db.CircleMembers.FirstAsync(member => member.Role == CircleRole.Owner);
        var ben = await db.Users.SingleAsync(user => user.Email == BensAddress);
        await use(db, owner.SeniorId, ben.Id, owner.UserId);
    }
}
