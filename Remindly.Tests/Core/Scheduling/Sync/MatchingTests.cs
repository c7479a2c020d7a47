using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class MatchingTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private static readonly SyncSettings ByClient = new() { Match = MatchMode.Client };

    [Theory]
    [InlineData("Rosa", "Marino", "rosa.marino@example.com", "(503) 555-0147", true)]
    [InlineData("R.", "M.", " Rosa.Marino@Example.com", "", true)]
    [InlineData("Rosa", "Marino", "somebody.else@example.com", "(503) 555-0147", false)]
    [InlineData("R.", "M.", "", "503.555.0147", true)]
    [InlineData("Rosa", "Marino", "", "(503) 555-0199", false)]
    [InlineData("ROSA", "marino", "", "", true)]
    [InlineData("Rosie", "Marino", "", "", true)]
    [InlineData("Rosa", "Marini", "", "", false)]
    public async Task Judges_by_e_mail_else_by_phone_else_by_name(string first, string last, string email, string phone, bool hers)
    {
        World.Book(World.Now.AddDays(1), each => each with { FirstName = first, LastName = last, Email = email, Phone = phone });

        var run = await World.SyncAsync(await World.ConnectAsync(ByClient));

        Assert.Equal(hers ? 1 : 0, run.Created);
        Assert.Equal(hers ? 1 : 0, (await World.TasksAsync()).Count);
        Assert.True(run.Complete);
    }

    [Fact]
    public async Task Asks_for_that_client_alone_and_keeps_nothing_of_anybody_else()
    {
        World.Practice.Seed();
        var id = await World.ConnectAsync(ByClient);
        var run = await World.SyncAsync(id);

        Assert.True(run.Complete);
        Assert.InRange(run.Created, 10, 40);
        Assert.All(
            World.Practice.Requests.Recent.Where(request => request.Route == "GET /appointments"),
            request => Assert.Matches("[?&](email|phone|firstName)=", request.PathAndQuery)
        );

        var stored = await StoredRows.OfAllAsync(Database);
        var said = string.Join('\n', World.Here.Logs);
        Assert.NotEmpty(said);
        foreach (var secret in OthersWords())
        {
            Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("rosa.marino", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(World.Practice.ApiKey, said + stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_nobodys_is_only_counted_where_the_provider_cannot_filter()
    {
        World.Feed.Appointments.AddRange([
            new AppointmentBuilder("hers", World.Now.AddDays(1)).Build(),
            new AppointmentBuilder("another", World.Now.AddDays(2))
                .With(each => each with { Client = new ExternalClient("Walter Boyd", null, null), Title = "Walter's" })
                .Build(),
        ]);

        var run = await World.SyncAsync(await World.ConnectFeedAsync(ByClient));

        Assert.Equal((2, 1, 1), (run.Total, run.Created, run.Skipped));
        Assert.DoesNotContain("Walter", await StoredRows.OfAllAsync(Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_integration_without_a_senior_finds_the_tasks_of_all_her_seniors()
    {
        var otto = await World.AddSeniorAsync(new SeniorBuilder().Named("Otto Berg").ReachedBy("otto@example.com", null));
        var far = await World.AddSeniorAsync(
            new SeniorBuilder().Named("Vera Stein").ReachedBy("vera@example.com", null),
            await World.AddCaregiverAsync("Ben")
        );
        await World.JoinAsync(World.Ana, far, CircleRole.Viewer);
        World.Book(World.Now.AddDays(1));
        World.Book(World.Now.AddDays(2), each => each with { FirstName = "Otto", LastName = "Berg", Email = "OTTO@example.com" });
        World.Book(World.Now.AddDays(3), each => each with { FirstName = "Vera", LastName = "Stein", Email = "vera@example.com" });

        var run = await World.SyncAsync(await World.ConnectAsync(World.Ana, null, World.Practice));

        Assert.Equal(2, run.Created);
        Assert.Single(await World.TasksAsync());
        Assert.Single(await World.TasksAsync(otto));
        Assert.Empty(await World.TasksAsync(far));
    }

    [Theory]
    [InlineData("couple@example.com")]
    [InlineData("")]
    public async Task What_could_be_two_peoples_is_nobodys(string email)
    {
        var one = new SeniorBuilder().Named("Kim Berg").ReachedBy("couple@example.com", null);
        await World.AddSeniorAsync(one);
        await World.AddSeniorAsync(one.Named("Kim Berg"));
        World.Book(World.Now.AddDays(1), each => each with { FirstName = "Kim", LastName = "Berg", Email = email, Phone = "" });

        var run = await World.SyncAsync(await World.ConnectAsync(World.Ana, null, World.Practice));

        Assert.Equal((1, 1, 0), (run.Total, run.Skipped, run.Created));
    }

    [Fact]
    public async Task With_nobody_to_look_for_it_asks_nothing_and_is_not_called_up_to_date()
    {
        var ben = await World.AddCaregiverAsync("Ben");
        World.Book(World.Now.AddDays(1));
        var id = await World.ConnectAsync(ben, null, World.Practice);

        var run = await World.SyncAsync(id);

        Assert.Equal((0, 0, false), (run.Total, run.Requests, run.Complete));
        var view = await World.ViewAsync(id, ben);
        Assert.Equal(HealthLevel.Degraded, view.Health.Level);
        Assert.Null(view.LastSyncedAt);
    }

    [Fact]
    public async Task Turning_to_her_appointments_alone_neither_cancels_nor_holds_those_of_others()
    {
        var others = Enumerable
            .Range(0, 30)
            .Select(i =>
                World.Book(
                    World.Now.AddDays(2).AddHours(i),
                    each => each with { FirstName = "Walter", LastName = "Boyd", Phone = "", Email = $"w{i}@example.com" }
                )
            )
            .ToList();
        var hers = World.Book(World.Now.AddDays(1));
        var gone = World.Book(World.Now.AddDays(3));
        var id = await World.ConnectAsync();
        Assert.Equal(32, (await World.SyncAsync(id)).Created);

        await World.ChangeAsync(id, new IntegrationChange { Settings = ByClient });
        World.Practice.Delete(gone);
        World.Practice.Delete(others[0]);
        var run = await World.SyncAsync(id);

        Assert.Equal((1, 1, 1, true), (run.Total, run.Unchanged, run.Cancelled, run.Complete));
        Assert.True((await World.TaskAsync(hers)).IsOpen);
        Assert.Equal(CareTaskStatus.Cancelled, (await World.TaskAsync(gone)).Status);
        foreach (var each in others)
        {
            Assert.True((await World.TaskAsync(each)).IsOpen);
        }

        Assert.Equal((0, HealthLevel.Healthy), ((await World.ViewAsync(id)).MissingHeld, (await World.ViewAsync(id)).Health.Level));
    }

    private IEnumerable<string> OthersWords() =>
        World
            .Practice.Appointments.SelectMany(each => (string[])[each.Email, each.LastName, each.Phone])
            .Where(word => word.Length > 4)
            .Except(["rosa.marino@example.com", "Marino", "(503) 555-0147"])
            .Distinct();
}

public sealed class MatchingTestsOnSqlite(SandboxHost sandbox) : MatchingTests(StoreEngine.Sqlite, sandbox);

public sealed class MatchingTestsOnPostgres(SandboxHost sandbox) : MatchingTests(StoreEngine.PostgreSql, sandbox);
