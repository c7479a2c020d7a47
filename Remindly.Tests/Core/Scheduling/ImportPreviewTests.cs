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

public abstract class ImportPreviewTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private readonly List<ImportProgress> told = [];

    [Fact]
    public async Task Says_how_many_there_are_whose_they_are_and_what_is_first()
    {
        World.BookMany(3);
        World.Book(World.Now.AddDays(-2));
        World.Book(World.Now.AddHours(2), each => each with { Canceled = true });
        World.Book(World.Now.AddDays(91));
        for (var i = 0; i < 4; i++)
        {
            var address = i % 2 == 0 ? "Walter@example.com" : "walter@EXAMPLE.com";
            World.Book(World.Now.AddDays(5), each => each with { FirstName = "Walter", LastName = "Boyd", Email = address });
        }

        var preview = SyncWorld.Done(await LookAsync(World.Rosa));

        Assert.Equal((9, 2, 5, MatchMode.Client, false), (preview.Found, preview.Clients, preview.Matched, preview.Proposed, preview.More));
        Assert.Equal(World.Practice.Settings.Name, preview.AccountName);
        Assert.Equal([1, 1, 1], preview.First.Select(each => (each.StartsAt - World.Now).Days));
        Assert.All(preview.First, each => Assert.Equal(World.Rosa.Id, each.SeniorId));
    }

    [Fact]
    public async Task Proposes_all_when_there_is_one_client_alone()
    {
        World.BookMany(3, each => each with { FirstName = "R", LastName = "Marino-Bell", Email = "r@example.org", Phone = "" });

        var preview = SyncWorld.Done(await LookAsync(World.Rosa));

        Assert.Equal((3, 1, 0, MatchMode.All), (preview.Found, preview.Clients, preview.Matched, preview.Proposed));
        Assert.Equal(3, preview.First.Count);
    }

    [Fact]
    public async Task A_familys_own_calendar_is_proposed_whole_though_a_few_of_it_name_somebody()
    {
        World.BookMany(5, each => each with { FirstName = "", LastName = "", Email = "", Phone = "" });
        World.Book(World.Now.AddDays(2), each => each with { FirstName = "Walter", LastName = "Boyd", Email = "walter@example.com" });
        World.Book(World.Now.AddDays(3));

        var preview = SyncWorld.Done(await LookAsync(World.Rosa));

        Assert.Equal((7, 2, 5, MatchMode.All), (preview.Found, preview.Clients, preview.Unnamed, preview.Proposed));
        Assert.Equal(5, preview.First.Count);
    }

    [Fact]
    public async Task Without_a_senior_it_tells_how_many_each_of_hers_would_get()
    {
        var otto = await World.AddSeniorAsync(new SeniorBuilder().Named("Otto Berg").ReachedBy("otto@example.com", null));
        World.BookMany(2);
        World.Book(World.Now.AddDays(4), each => each with { Email = "otto@example.com" });

        var preview = SyncWorld.Done(await LookAsync(null));

        Assert.Equal(2, preview.OfSeniors.Single(share => share.SeniorId == World.Rosa.Id).Count);
        Assert.Equal(1, preview.OfSeniors.Single(share => share.SeniorId == otto.Id).Count);
    }

    [Fact]
    public async Task Tells_when_the_key_works_and_how_many_it_has_found_so_far()
    {
        World.BookMany(3);

        await LookAsync(World.Rosa);

        Assert.All(told, step => Assert.Equal(World.Practice.Settings.Name, step.AccountName));
        Assert.Equal((0, 3), (told[0].Found, told[^1].Found));
    }

    [Fact]
    public async Task Says_how_many_are_other_peoples()
    {
        World.BookMany(2);
        World.Book(World.Now.AddDays(5), each => each with { FirstName = "Walter", LastName = "Boyd", Email = "walter@example.com" });

        Assert.Equal(1, SyncWorld.Done(await LookAsync(World.Rosa)).OfOthers);
    }

    [Fact]
    public async Task Stores_nothing()
    {
        World.BookMany(3);
        var before = await StoredRows.OfAsync(Database, "tasks", "scheduling_integrations", "sync_runs");
        await LookAsync(World.Rosa);
        Assert.Equal(before, await StoredRows.OfAsync(Database, "tasks", "scheduling_integrations", "sync_runs"));
    }

    [Fact]
    public async Task Is_for_owners_alone_and_a_strangers_senior_is_not_there()
    {
        var helper = await World.AddCaregiverAsync("Hal", World.Rosa, CircleRole.Helper);
        Assert.IsType<Outcome<ImportPreview>.Forbidden>(await LookAsync(World.Rosa, helper.Id));
        var stranger = await World.AddCaregiverAsync("Eve");
        Assert.IsType<Outcome<ImportPreview>.Missing>(await LookAsync(World.Rosa, stranger.Id));
        Assert.Equal(0, World.Practice.Requests.Total);
    }

    [Fact]
    public async Task What_the_provider_says_instead_is_told()
    {
        World.Practice.Faults.Add(FaultKind.Unauthorized);
        Assert.Equal("unauthorized", Assert.IsType<Outcome<ImportPreview>.ProviderFailed>(await LookAsync(World.Rosa)).Code);
    }

    private Task<Outcome<ImportPreview>> LookAsync(Senior? senior, Guid? userId = null)
    {
        var wish = new NewIntegration
        {
            Provider = "acuity",
            SeniorId = senior?.Id,
            Credentials = new Credentials { ProviderUserId = World.Practice.UserId, ApiKey = World.Practice.ApiKey },
        };
        return World.Here.Get<ImportPreviews>().LookAsync(userId ?? World.Ana.Id, wish, new Listener(told), Cancellation);
    }

    private sealed class Listener(List<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told.Add(value);
    }
}

public sealed class ImportPreviewTestsOnSqlite(SandboxHost sandbox) : ImportPreviewTests(StoreEngine.Sqlite, sandbox);

public sealed class ImportPreviewTestsOnPostgres(SandboxHost sandbox) : ImportPreviewTests(StoreEngine.PostgreSql, sandbox);
