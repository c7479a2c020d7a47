using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Api;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Remindly.Web.Components.Today;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Components;

/// <summary>"Up to date" is claimed from a complete and recent fetch alone, whatever goes wrong at the provider.</summary>
public sealed class FreshnessTests(SandboxHost sandbox) : PageTest, IClassFixture<SandboxHost>
{
    private const string Claim = "Up to date";

    private static int accounts = 900_000;

    private readonly WallClock clock = new(SandboxHost.Now);
    private readonly SandboxAccount practice = sandbox.Sandbox.AddAccount(
        $"{Interlocked.Increment(ref accounts)}",
        $"key-{Guid.NewGuid():N}"
    );

    public static TheoryData<FaultKind> Faults => [.. Enum.GetValues<FaultKind>()];

    protected override TimeProvider Time => clock;

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Scheduling:Providers:Acuity:BaseUrl"] = sandbox.Client.BaseAddress!.ToString(),
            ["Scheduling:Providers:Acuity:RequestsPerSecond"] = "1000",
            ["Scheduling:Providers:Acuity:Burst"] = "1000",
            ["Scheduling:Providers:Acuity:BaseDelay"] = "00:00:00.005",
            ["Scheduling:Providers:Acuity:BreakerFailures"] = "1000",
            ["Scheduling:Providers:Acuity:AttemptTimeout"] = "00:00:01",
            ["Scheduling:Providers:Acuity:Retries"] = "1",
            ["Scheduling:Providers:Acuity:MaxResponseBytes"] = "100000",
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_page_claims_it_after_a_fault_and_the_next_good_sync_heals_it(FaultKind kind)
    {
        var id = await ConnectAsync();
        await SyncAsync(id);
        Assert.Equal(HealthLevel.Healthy, (await ViewAsync(id)).Health.Level);
        await EveryPageSaysAsync(id, upToDate: true);

        clock.Advance(TimeSpan.FromMinutes(20));
        practice.Faults.Add(new SandboxFault(kind) { Rows = 3, DelayMs = 4000 });
        await SyncAsync(id);
        Assert.NotEqual(HealthLevel.Healthy, (await ViewAsync(id)).Health.Level);
        await EveryPageSaysAsync(id, upToDate: false);

        clock.Advance(TimeSpan.FromMinutes(20));
        practice.Faults.Clear();
        await SyncAsync(id);
        await EveryPageSaysAsync(id, upToDate: true);
    }

    [Fact]
    public async Task No_page_claims_it_of_a_check_that_is_old()
    {
        var id = await ConnectAsync();
        await SyncAsync(id);

        clock.Advance(TimeSpan.FromHours(2.1));

        await EveryPageSaysAsync(id, upToDate: false);
    }

    [Fact]
    public async Task No_page_asks_the_provider_while_it_is_drawn()
    {
        var id = await ConnectAsync();
        await SyncAsync(id);
        practice.Faults.Add(FaultKind.ServerError);
        await SyncAsync(id);
        var asked = sandbox.Sandbox.Requests.Total;

        await EveryPageSaysAsync(id, upToDate: false);

        Assert.Equal(asked, sandbox.Sandbox.Requests.Total);
    }

    private async Task EveryPageSaysAsync(Guid id, bool upToDate)
    {
        var view = await ViewAsync(id);
        Assert.Equal(upToDate, IntegrationAnswer.Of(view).Health.Level == HealthLevel.Healthy);
        var runs = (await Get<SyncHistory>().PageAsync(Ana.Id, id, new PageRequest(), Cancellation)).Value!.Items;
        var complete = runs.First(run => run.Complete).FinishedAt!.Value;
        Assert.Equal(complete, view.LastSyncedAt);
        Says(Render<IntegrationsPage>(), "dl", upToDate, complete);
        Says(Render<IntegrationPage>(page => page.Add(each => each.Id, id)), "dl", upToDate, complete);
        var (list, today) = (Render<TasksPage>(), Render<TodayPage>());
        list.WaitForElement("li.task");
        if (upToDate)
        {
            today.WaitForAssertion(() => Assert.Contains("Rosa", today.Markup));
            Assert.Empty(list.FindAll(".notice, .doubt"));
            Assert.Empty(today.FindAll(".notice, .doubt"));
            return;
        }

        Says(list, ".notice", upToDate, complete);
        Says(list, ".doubt", upToDate, complete);
        Says(today, ".notice", upToDate, complete);
    }

    private static void Says<TPage>(IRenderedComponent<TPage> page, string place, bool upToDate, DateTimeOffset complete)
        where TPage : IComponent
    {
        var time = page.WaitForElement($"{place} time").GetAttribute("datetime")!;
        Assert.Equal(complete, DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
        Assert.Equal(upToDate, page.Markup.Contains(Claim, StringComparison.Ordinal));
    }

    private async Task<Guid> ConnectAsync()
    {
        for (var hour = 0; hour < 8; hour++)
        {
            practice.Add(
                new SandboxAppointment
                {
                    Start = clock.GetUtcNow().AddHours(26 + hour),
                    FirstName = "Rosa",
                    LastName = "Marino",
                }
            );
        }

        var wish = new NewIntegration
        {
            Provider = "acuity",
            SeniorId = Rosa.Id,
            Credentials = new Credentials { ProviderUserId = practice.UserId, ApiKey = practice.ApiKey },
        };
        return (await Get<IntegrationService>().ConnectAsync(Ana.Id, wish, Cancellation)).Value!.Id;
    }

    private Task<SyncAnswer> SyncAsync(Guid id) => Get<SyncService>().RunAsync(new SyncRequest(id, SyncTrigger.Manual), Cancellation);

    private async Task<IntegrationView> ViewAsync(Guid id) => (await Get<IntegrationReader>().GetAsync(Ana.Id, id, Cancellation)).Value!;
}
