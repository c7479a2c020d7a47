using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Tests.Builders;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public abstract class ClientTeachingTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private static readonly SyncSettings ByClient = new() { Match = MatchMode.Client };

    private ClientTeaching Teaching => World.Here.Get<ClientTeaching>();

    [Theory]
    [InlineData("Gina@Example.org", "(503) 555-0188", "gina@example.org")]
    [InlineData("", "+1 503 555 0188", "+15035550188")]
    [InlineData("", "", "Gina Rossi")]
    public async Task What_was_nobodys_is_found_taught_and_comes_in_with_the_next_sync(string email, string phone, string value)
    {
        World.Book(World.Now.AddDays(1));
        BookForGina(email, phone);
        var id = await World.ConnectAsync(ByClient);
        Assert.Equal(1, (await World.SyncAsync(id)).Created);
        var left = Assert.Single((await LookAsync(id)).First);
        Assert.Equal("Gina Rossi", left.Client.Name);

        var match = SyncWorld.Done(await Teaching.TeachAsync(World.Ana.Id, id, left.Client, World.Rosa.Id, Cancellation));

        Assert.Equal((value, World.Rosa.Id), (match.Value, match.SeniorId));
        Assert.Equal(World.Now, (await World.RowAsync(id)).NextSyncAt);
        Assert.Equal(0, (await LookAsync(id)).Count);
        var run = await World.SyncAsync(id);
        Assert.Equal((1, 1), (run.Created, run.Unchanged));
        Assert.All(
            World.Practice.Requests.Recent.Where(request => request.Route == "GET /appointments").Take(1),
            request => Assert.Matches("[?&](email|phone|firstName)=", request.PathAndQuery)
        );
        Assert.Equal((2, 0), ((await World.SyncAsync(id)).Unchanged, (await World.RunsAsync(id)).Sum(each => each.Cancelled)));
    }

    [Fact]
    public async Task What_was_taught_goes_before_what_is_known_and_the_last_word_counts()
    {
        var otto = await World.AddSeniorAsync(new SeniorBuilder().Named("Otto Berg").ReachedBy("gina@example.org", null));
        BookForGina("gina@example.org", "");
        var id = await World.ConnectAsync(World.Ana, null, World.Practice);
        var gina = new ExternalClient(null, " GINA@example.org", null);
        await Teaching.TeachAsync(World.Ana.Id, id, gina, otto.Id, Cancellation);
        await Teaching.TeachAsync(World.Ana.Id, id, gina, World.Rosa.Id, Cancellation);

        await World.SyncAsync(id);

        Assert.Single(await World.TasksAsync());
        Assert.Empty(await World.TasksAsync(otto));
        Assert.Single(SyncWorld.Done(await Teaching.ListAsync(World.Ana.Id, id, Cancellation)));
    }

    [Fact]
    public async Task What_is_forgotten_keeps_its_tasks_and_brings_no_more()
    {
        BookForGina("gina@example.org", "");
        var id = await World.ConnectAsync(ByClient);
        var gina = new ExternalClient(null, "gina@example.org", null);
        var match = SyncWorld.Done(await Teaching.TeachAsync(World.Ana.Id, id, gina, World.Rosa.Id, Cancellation));
        await World.SyncAsync(id);

        Assert.IsType<Outcome<bool>.Done>(await Teaching.ForgetAsync(World.Ana.Id, id, match.Id, Cancellation));
        Assert.IsType<Outcome<bool>.Missing>(await Teaching.ForgetAsync(World.Ana.Id, id, match.Id, Cancellation));
        BookForGina("gina@example.org", "", day: 9);
        await World.SyncAsync(id);

        Assert.True(Assert.Single(await World.TasksAsync()).IsOpen);
    }

    [Fact]
    public async Task Only_somebody_the_connection_looks_for_can_be_chosen_and_there_has_to_be_something_to_know_them_by()
    {
        var otto = await World.AddSeniorAsync(new SeniorBuilder().Named("Otto Berg"));
        var id = await World.ConnectAsync(ByClient);
        var gina = new ExternalClient("Gina", null, null);

        var other = await Teaching.TeachAsync(World.Ana.Id, id, gina, otto.Id, Cancellation);
        var nobody = await Teaching.TeachAsync(World.Ana.Id, id, new ExternalClient(" - ", " ", "x"), World.Rosa.Id, Cancellation);
        var endless = new ExternalClient(null, new string('x', 300), null);
        var tooLong = await Teaching.TeachAsync(World.Ana.Id, id, endless, World.Rosa.Id, Cancellation);

        Assert.Equal(["senior_id"], Assert.IsType<Outcome<TaughtClient>.Refused>(other).Errors.Keys);
        Assert.Equal(["client"], Assert.IsType<Outcome<TaughtClient>.Refused>(nobody).Errors.Keys);
        Assert.Equal(["client"], Assert.IsType<Outcome<TaughtClient>.Refused>(tooLong).Errors.Keys);
    }

    [Fact]
    public async Task It_learns_so_many_and_no_more()
    {
        var id = await World.ConnectAsync(ByClient);
        for (var number = 0; number < 50; number++)
        {
            SyncWorld.Done(await Teaching.TeachAsync(World.Ana.Id, id, Guest(number), World.Rosa.Id, Cancellation));
        }

        var more = await Teaching.TeachAsync(World.Ana.Id, id, Guest(50), World.Rosa.Id, Cancellation);
        var known = await Teaching.TeachAsync(World.Ana.Id, id, Guest(7), World.Rosa.Id, Cancellation);

        Assert.Equal(["client"], Assert.IsType<Outcome<TaughtClient>.Refused>(more).Errors.Keys);
        Assert.IsType<Outcome<TaughtClient>.Done>(known);
    }

    [Fact]
    public async Task Only_owners_look_and_teach()
    {
        var id = await World.ConnectAsync(ByClient);
        var helper = await World.AddCaregiverAsync("Hal", World.Rosa, CircleRole.Helper);
        var stranger = await World.AddCaregiverAsync("Eve");
        var requests = World.Practice.Requests.Total;
        foreach (var (person, refusal) in ((Guid, string)[])[(helper.Id, "Forbidden"), (stranger.Id, "Missing")])
        {
            var unmatched = World.Here.Get<UnmatchedAppointments>();
            Assert.Equal(refusal, (await unmatched.LookAsync(person, id, Cancellation)).GetType().Name);
            Assert.Equal(refusal, (await Teaching.ListAsync(person, id, Cancellation)).GetType().Name);
            Assert.Equal(refusal, (await Teaching.TeachAsync(person, id, Guest(1), World.Rosa.Id, Cancellation)).GetType().Name);
            Assert.Equal(refusal, (await Teaching.ForgetAsync(person, id, Guid.NewGuid(), Cancellation)).GetType().Name);
        }

        Assert.Equal(requests, World.Practice.Requests.Total);
    }

    [Fact]
    public async Task Looking_keeps_nothing_and_says_what_the_provider_said_instead()
    {
        BookForGina("gina@example.org", "");
        World.Book(World.Now.AddDays(2), each => each with { Email = "gina@example.org", Canceled = true });
        var id = await World.ConnectAsync(ByClient);
        var before = await StoredRows.OfAllAsync(Database);

        Assert.Equal((1, false), ((await LookAsync(id)).Count, (await LookAsync(id)).More));
        World.Practice.Faults.Add(FaultKind.Unauthorized);
        var refused = await World.Here.Get<UnmatchedAppointments>().LookAsync(World.Ana.Id, id, Cancellation);

        Assert.Equal("unauthorized", Assert.IsType<Outcome<UnmatchedLook>.ProviderFailed>(refused).Code);
        Assert.Equal(before, await StoredRows.OfAllAsync(Database));
        Assert.DoesNotContain(World.Here.Logs, line => line.Contains("gina", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Where_everything_becomes_a_task_nothing_is_left_and_nobody_is_asked()
    {
        BookForGina("gina@example.org", "");
        var id = await World.ConnectAsync();
        var requests = World.Practice.Requests.Total;

        Assert.Equal(0, (await LookAsync(id)).Count);
        Assert.Equal(requests, World.Practice.Requests.Total);
    }

    private static ExternalClient Guest(int number) => new(null, $"guest{number}@example.org", null);

    private void BookForGina(string email, string phone, int day = 3) =>
        World.Book(World.Now.AddDays(day), each => each with { FirstName = "Gina", LastName = "Rossi", Email = email, Phone = phone });

    private async Task<UnmatchedLook> LookAsync(Guid id) =>
        SyncWorld.Done(await World.Here.Get<UnmatchedAppointments>().LookAsync(World.Ana.Id, id, Cancellation));
}

public sealed class ClientTeachingTestsOnSqlite(SandboxHost sandbox) : ClientTeachingTests(StoreEngine.Sqlite, sandbox);

public sealed class ClientTeachingTestsOnPostgres(SandboxHost sandbox) : ClientTeachingTests(StoreEngine.PostgreSql, sandbox);
