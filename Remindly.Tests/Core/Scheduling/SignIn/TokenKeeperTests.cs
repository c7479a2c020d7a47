using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.SignIn;

public abstract class TokenKeeperTests(StoreEngine engine, SandboxHost sandbox) : SignInTest(engine, sandbox)
{
    [Fact]
    public async Task Tokens_are_renewed_before_they_end_and_not_before_that()
    {
        var id = await ConnectAsync();
        var before = SignIn.Refreshed;
        World.Clock.Advance(TimeSpan.FromMinutes(100));
        await FreshAsync(World.Here, id);
        Assert.Equal(before, SignIn.Refreshed);

        World.Clock.Advance(TimeSpan.FromMinutes(17));
        var run = await RunAsync(id);

        Assert.True(run.Success);
        Assert.Equal(before + 1, SignIn.Refreshed);
        var row = await World.RowAsync(id);
        Assert.Equal(World.Now.AddHours(2), row.AccessTokenExpiresAt);
        Assert.DoesNotContain("~", row.RefreshToken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_in_two_processes_spend_one_refresh_token_and_use_the_same_new_one()
    {
        var id = await ConnectAsync();
        var (before, spent) = (SignIn.Refreshed, SignIn.Spent);
        World.Clock.Advance(TimeSpan.FromHours(3));
        CoreProcess[] processes = [World.Here, World.NewProcess()];
        var rows = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => World.RowAsync(id)));

        var tokens = await Task.WhenAll(
            rows.Select((row, at) => Task.Run(() => processes[at % 2].Get<TokenKeeper>().FreshAsync(row, Cancellation)))
        );

        Assert.Equal((before + 1, spent), (SignIn.Refreshed, SignIn.Spent));
        Assert.Single(tokens.Select(each => each!.AccessToken).Distinct());
        Assert.Single(tokens.Select(each => each!.RefreshToken).Distinct());
        Assert.NotNull(SignIn.UserOf(tokens[0]!.AccessToken!));
    }

    [Fact]
    public async Task A_process_that_died_while_it_renewed_is_not_waited_for_for_ever()
    {
        var id = await ConnectAsync();
        World.Clock.Advance(TimeSpan.FromHours(3));
        var stored = (await World.RowAsync(id)).RefreshToken!;
        await SetAsync(id, RefreshClaim.Make(stored, World.Now - RefreshClaim.Life));

        Assert.NotNull((await FreshAsync(World.Here, id))!.AccessToken);
        Assert.Equal(World.Now.AddHours(2), (await World.RowAsync(id)).AccessTokenExpiresAt);
    }

    [Fact]
    public async Task Whoever_finds_it_claimed_waits_for_what_the_other_one_gets()
    {
        var id = await ConnectAsync();
        World.Clock.Advance(TimeSpan.FromHours(3));
        var stored = (await World.RowAsync(id)).RefreshToken!;
        await SetAsync(id, RefreshClaim.Make(stored, World.Now));
        var before = SignIn.Refreshed;

        var waiting = FreshAsync(World.Here, id);
        Assert.False(waiting.IsCompleted);
        await SetAsync(id, stored);

        Assert.NotNull((await waiting)!.AccessToken);
        Assert.Equal(before + 1, SignIn.Refreshed);
    }

    [Fact]
    public async Task A_grant_that_was_taken_back_asks_to_sign_in_again_and_keeps_the_tasks()
    {
        var id = await ConnectAsync();
        await RunAsync(id);
        var tasks = (await World.TasksAsync()).Count;
        World.Clock.Advance(TimeSpan.FromHours(3));
        SignIn.EndAll();

        var run = await RunAsync(id);

        Assert.Equal((false, FailureKind.Unauthorized), (run.Success, run.Failure));
        Assert.Equal(IntegrationStatus.Error, (await World.RowAsync(id)).Status);
        Assert.Equal((true, tasks), (tasks > 0, (await World.TasksAsync()).Count));
    }

    [Fact]
    public async Task A_code_works_once_for_whoever_has_the_verifier()
    {
        Register();
        var signIn = World.Here.Get<ProviderSignIns>().Find("calendly")!;
        var code = Allow(signIn, "verifier-of-ana");

        var stolen = await Assert.ThrowsAsync<ProviderException>(() => signIn.ExchangeAsync(code, "guessed", Callback, Cancellation));
        Assert.Equal(FailureKind.Unauthorized, stolen.Failure.Kind);
        var again = Allow(signIn, "verifier-of-ana");
        Assert.NotNull((await signIn.ExchangeAsync(again, "verifier-of-ana", Callback, Cancellation)).RefreshToken);
        await Assert.ThrowsAsync<ProviderException>(() => signIn.ExchangeAsync(again, "verifier-of-ana", Callback, Cancellation));
    }

    [Fact]
    public void Where_this_installation_is_not_known_nobody_is_offered_to_sign_in() =>
        Assert.Null(World.Here.Get<ProviderSignIns>().Find("calendly"));

    private async Task<Credentials?> FreshAsync(CoreProcess process, Guid id) =>
        await process.Get<TokenKeeper>().FreshAsync(await World.RowAsync(id), Cancellation);

    private async Task SetAsync(Guid id, string refreshToken)
    {
        await using var db = Database.Open();
        await db
            .Integrations.Where(each => each.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.RefreshToken, refreshToken), Cancellation);
    }
}

public sealed class TokenKeeperTestsOnSqlite(SandboxHost sandbox) : TokenKeeperTests(StoreEngine.Sqlite, sandbox);

public sealed class TokenKeeperTestsOnPostgres(SandboxHost sandbox) : TokenKeeperTests(StoreEngine.PostgreSql, sandbox);
