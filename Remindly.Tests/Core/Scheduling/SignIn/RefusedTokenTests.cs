using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.SignIn;

public abstract class RefusedTokenTests(StoreEngine engine, SandboxHost sandbox) : SignInTest(engine, sandbox)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Calendly.Account.Faults.Clear();
    }

    [Theory]
    [InlineData(FaultScope.Me)]
    [InlineData(FaultScope.Lists)]
    [InlineData(FaultScope.Singles)]
    public async Task A_token_that_was_ended_early_is_renewed_once_and_the_run_goes_on(FaultScope refused)
    {
        var id = await ConnectAsync();
        var before = SignIn.Refreshed;
        Calendly.Account.Faults.Add(FaultKind.Unauthorized, count: 1, refused);

        var run = await RunAsync(id);

        Assert.Equal((true, true, before + 1), (run.Success, run.Created > 0, SignIn.Refreshed));
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
        var requests = Calendly.Account.Requests.Total;
        Assert.True((await RunAsync(id)).Success);
        Assert.Equal(before + 1, SignIn.Refreshed);
        Assert.True(Calendly.Account.Requests.Total > requests);
    }

    [Fact]
    public async Task A_second_refusal_is_final_and_nothing_more_is_asked()
    {
        var id = await ConnectAsync();
        var (refreshed, asked) = (SignIn.Refreshed, Calendly.Account.Requests.Total);
        Calendly.Account.Faults.Add(FaultKind.Unauthorized);

        var run = await RunAsync(id);

        Assert.Equal((false, FailureKind.Unauthorized, 2), (run.Success, run.Failure, run.Requests));
        Assert.Equal((refreshed + 1, asked + 2), (SignIn.Refreshed, Calendly.Account.Requests.Total));
        var view = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.NeedsAttention, IntegrationStatus.Error), (view.Health.Level, view.Status));
        Assert.Null(view.Health.NextSyncAt);
    }

    [Fact]
    public async Task One_run_renews_no_more_than_once()
    {
        var id = await ConnectAsync();
        var before = SignIn.Refreshed;
        Calendly.Account.Faults.Add(FaultKind.Unauthorized, count: 1, FaultScope.Me);
        Calendly.Account.Faults.Add(FaultKind.Unauthorized, count: 1, FaultScope.Lists);

        var run = await RunAsync(id);

        Assert.Equal((false, FailureKind.Unauthorized, before + 1), (run.Success, run.Failure, SignIn.Refreshed));
        // The person's name twice, the list once.
        Assert.Equal(3, run.Requests);
    }

    [Fact]
    public async Task Where_nobody_can_tell_the_next_round_asks_again()
    {
        var id = await ConnectAsync();
        Calendly.Account.Faults.Add(FaultKind.Unauthorized, count: 1);
        World.Settings[Section + "SignInUrl"] = "http://127.0.0.1:1/oauth";

        var run = await RunAsync(id, World.NewProcess());

        Assert.Equal((false, FailureKind.Unavailable), (run.Success, run.Failure));
        Assert.Equal(HealthLevel.Failing, (await World.ViewAsync(id)).Health.Level);
        Assert.True((await RunAsync(id)).Success);
    }

    [Fact]
    public async Task Tokens_that_another_process_has_replaced_are_taken_and_not_renewed_again()
    {
        var id = await ConnectAsync();
        var row = await World.RowAsync(id);
        var keeper = World.Here.Get<TokenKeeper>();
        var refused = (await keeper.FreshAsync(row, Cancellation))!;
        var other = await World.NewProcess().Get<TokenKeeper>().ReplaceAsync(await World.RowAsync(id), refused, Cancellation);
        var before = SignIn.Refreshed;
        World.Clock.Advance(TimeSpan.FromMinutes(1));

        var mine = await keeper.ReplaceAsync(await World.RowAsync(id), refused, Cancellation);

        Assert.Equal((other!.AccessToken, before), (mine!.AccessToken, SignIn.Refreshed));
        Assert.NotEqual(refused.AccessToken, mine.AccessToken);
    }

    [Fact]
    public async Task A_refused_token_of_a_persons_own_is_asked_with_once()
    {
        Register();
        var id = await ConnectAsync(new Credentials { AccessToken = Calendly.Account.Token });
        var (refreshed, asked) = (SignIn.Refreshed, Calendly.Account.Requests.Total);
        Calendly.Account.Faults.Add(FaultKind.Unauthorized);

        var run = await RunAsync(id);

        Assert.Equal((false, FailureKind.Unauthorized, 1), (run.Success, run.Failure, run.Requests));
        Assert.Equal((refreshed, asked + 1), (SignIn.Refreshed, Calendly.Account.Requests.Total));
    }

    [Fact]
    public async Task A_refused_key_is_asked_with_once()
    {
        var id = await World.ConnectAsync();
        var asked = World.Practice.Requests.Total;
        World.Practice.Faults.Add(FaultKind.Unauthorized);

        var run = await World.SyncAsync(id);

        Assert.Equal((false, FailureKind.Unauthorized, 1), (run.Success, run.Failure, run.Requests));
        Assert.Equal(asked + 1, World.Practice.Requests.Total);
    }
}

public sealed class RefusedTokenTestsOnSqlite(SandboxHost sandbox) : RefusedTokenTests(StoreEngine.Sqlite, sandbox);

public sealed class RefusedTokenTestsOnPostgres(SandboxHost sandbox) : RefusedTokenTests(StoreEngine.PostgreSql, sandbox);
