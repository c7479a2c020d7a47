using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.SignIn;

public abstract class RevocationsTests(StoreEngine engine, SandboxHost sandbox) : SignInTest(engine, sandbox)
{
    private static readonly TimeSpan TooLate = Disconnections.Kept + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_was_granted_is_ended_at_the_provider_once_removing_cannot_be_taken_back()
    {
        var (first, second) = (await ConnectAsync(), await ConnectAsync());
        var before = SignIn.Revoked;
        await World.DisconnectAsync(first);
        var regretted = await World.DisconnectAsync(second);
        await World.KeepUpAsync();
        Assert.Equal(before, SignIn.Revoked);
        SyncWorld.Done(await World.Here.Get<Disconnections>().TakeBackAsync(World.Ana.Id, regretted, Cancellation));

        World.Clock.Advance(TooLate);
        await World.KeepUpAsync();
        await World.KeepUpAsync();

        Assert.Equal(before + 1, SignIn.Revoked);
        Assert.Empty(await WaitingAsync());
        Assert.True((await RunAsync(second)).Success);
    }

    [Fact]
    public async Task A_restart_forgets_none()
    {
        var id = await ConnectAsync();
        var token = (await World.Here.Get<TokenKeeper>().FreshAsync(await World.RowAsync(id), Cancellation))!.AccessToken!;
        await World.DisconnectAsync(id);
        var kept = Assert.Single(await WaitingAsync());
        Assert.DoesNotContain(token, kept.AccessToken, StringComparison.Ordinal);
        World.Clock.Advance(TooLate);

        await KeepUpAsync(World.NewProcess());

        Assert.Null(SignIn.UserOf(token));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Two_processes_end_it_once()
    {
        var before = SignIn.Revoked;
        await World.DisconnectAsync(await ConnectAsync());
        World.Clock.Advance(TooLate);
        CoreProcess[] processes = [World.Here, World.NewProcess(), World.NewProcess()];

        await Task.WhenAll(processes.Select(KeepUpAsync));

        Assert.Equal(before + 1, SignIn.Revoked);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_told_later()
    {
        await World.DisconnectAsync(await ConnectAsync());
        World.Clock.Advance(TooLate);
        var before = SignIn.Revoked;
        World.Settings[Section + "SignInUrl"] = "http://127.0.0.1:1/oauth";
        await KeepUpAsync(World.NewProcess());
        await World.KeepUpAsync();
        Assert.Equal((before, World.Now.AddMinutes(1)), (SignIn.Revoked, Assert.Single(await WaitingAsync()).DueAt));

        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await World.KeepUpAsync();

        Assert.Equal(before + 1, SignIn.Revoked);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task It_is_given_up_after_a_day_and_tried_less_and_less_often_until_then()
    {
        await World.DisconnectAsync(await ConnectAsync());
        World.Settings[Section + "SignInUrl"] = "http://127.0.0.1:1/oauth";
        var process = World.NewProcess();
        var due = World.Now + Disconnections.Kept;
        List<double> waits = [];
        while ((await WaitingAsync()) is [var waiting])
        {
            waits.Add((waiting.DueAt - due).TotalMinutes);
            due = waiting.DueAt;
            World.Clock.Set(due);
            await KeepUpAsync(process);
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 60, 60], waits.Take(9));
        Assert.InRange(waits.Sum(), TimeSpan.FromDays(1).TotalMinutes, TimeSpan.FromHours(25).TotalMinutes);
    }

    [Fact]
    public async Task A_token_of_a_persons_own_is_left_to_them()
    {
        Register();
        await World.DisconnectAsync(await ConnectAsync(new Credentials { AccessToken = Calendly.Account.Token }));

        Assert.Empty(await WaitingAsync());
    }

    private static Task KeepUpAsync(CoreProcess process) => process.Get<SyncUpkeep>().RunAsync(Cancellation);

    private async Task<List<PendingRevocation>> WaitingAsync()
    {
        await using var db = Database.Open();
        return await db.PendingRevocations.AsNoTracking().ToListAsync(Cancellation);
    }
}

public sealed class RevocationsTestsOnSqlite(SandboxHost sandbox) : RevocationsTests(StoreEngine.Sqlite, sandbox);

public sealed class RevocationsTestsOnPostgres(SandboxHost sandbox) : RevocationsTests(StoreEngine.PostgreSql, sandbox);
