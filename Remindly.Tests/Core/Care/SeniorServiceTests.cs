using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Tests.Core.Tasks;
using Xunit;

namespace Remindly.Tests.Core.Care;

public abstract class SeniorServiceTests(StoreEngine engine) : CareTest(engine)
{
    [Fact]
    public async Task Whoever_adds_a_senior_owns_the_circle_in_their_own_zone()
    {
        var senior = Done(await Seniors.CreateAsync(Sam.Id, new SeniorChange { Name = " Maria  Lopez " }, Cancellation));

        Assert.Equal(
            ("Maria  Lopez", "Australia/Sydney", CircleRole.Owner, 1),
            (senior.Name, senior.TimeZone, senior.Role, senior.Version)
        );
        Assert.Equal(senior, Done(await Seniors.GetAsync(Sam.Id, senior.Id, Cancellation)));
        Assert.Equal("Sam", Assert.Single(Done(await Circles.MembersAsync(Sam.Id, senior.Id, Cancellation))).Name);
    }

    [Fact]
    public async Task What_cannot_be_used_is_named_all_at_once()
    {
        var fields = new SeniorChange
        {
            Name = " ",
            Nickname = new string('x', 201),
            Email = "rosa at home",
            Phone = "none",
            TimeZone = "Mars/Olympus_Mons",
        };

        Assert.Equal(
            ["email", "name", "nickname", "phone", "time_zone"],
            Refused(await Seniors.CreateAsync(Ana.Id, fields, Cancellation)).Order()
        );
        Assert.Equal(["name"], Refused(await Seniors.CreateAsync(Ana.Id, new SeniorChange { Name = new string('x', 201) }, Cancellation)));
        Done(await Seniors.CreateAsync(Ana.Id, new SeniorChange { Name = new string('x', 200) }, Cancellation));
    }

    [Fact]
    public async Task A_change_leaves_what_it_does_not_name_and_clears_what_it_names_null()
    {
        var senior = Done(
            await Seniors.CreateAsync(
                Ana.Id,
                new SeniorChange
                {
                    Name = "Maria",
                    Nickname = "Mia",
                    Email = "m@example.org",
                },
                Cancellation
            )
        );

        var changed = Done(
            await Seniors.ChangeAsync(Ana.Id, senior.Id, new SeniorChange { Nickname = null, TimeZone = "Asia/Kolkata" }, Cancellation)
        );

        Assert.Equal(senior with { Nickname = null, TimeZone = "Asia/Kolkata", Version = 2 }, changed);
        Assert.Equal(["name"], Refused(await Seniors.ChangeAsync(Ana.Id, senior.Id, new SeniorChange { Name = null }, Cancellation)));
        Assert.Equal(
            changed with
            {
                TimeZone = "Australia/Sydney",
                Version = 3,
            },
            Done(await Seniors.ChangeAsync(Ana.Id, senior.Id, new SeniorChange { TimeZone = null }, Cancellation))
        );
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        Done(await Seniors.ChangeAsync(Ana.Id, Rosa.Id, new SeniorChange { Nickname = "Rosie", Version = 1 }, Cancellation));

        Assert.Equal(
            "stale_version",
            Conflict(await Seniors.ChangeAsync(Ana.Id, Rosa.Id, new SeniorChange { Nickname = "R", Version = 1 }, Cancellation))
        );
        Assert.Equal("Rosie", Done(await Seniors.GetAsync(Ben.Id, Rosa.Id, Cancellation)).Nickname);
    }

    [Fact]
    public async Task Roles_are_kept()
    {
        var change = new SeniorChange { Nickname = "x" };

        Assert.IsType<Outcome<SeniorSummary>.Forbidden>(await Seniors.ChangeAsync(Ben.Id, Rosa.Id, change, Cancellation));
        Assert.IsType<Outcome<SeniorSummary>.Forbidden>(await Seniors.ChangeAsync(Vera.Id, Rosa.Id, change, Cancellation));
        Assert.IsType<Outcome<SeniorSummary>.Missing>(await Seniors.ChangeAsync(Sam.Id, Rosa.Id, change, Cancellation));
        Assert.IsType<Outcome<Guid>.Forbidden>(await Seniors.DeleteAsync(Ben.Id, Rosa.Id, Cancellation));
        Assert.IsType<Outcome<Guid>.Missing>(await Seniors.DeleteAsync(Sam.Id, Rosa.Id, Cancellation));
        Assert.IsType<Outcome<SeniorSummary>.Missing>(await Seniors.GetAsync(Sam.Id, Rosa.Id, Cancellation));
        Assert.Equal(["Rosa"], (await Seniors.ListAsync(Vera.Id, Cancellation)).Select(senior => senior.Name));
    }

    [Fact]
    public async Task A_senior_takes_tasks_and_integrations_along()
    {
        await NewTaskAsync();
        await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id);
        await Database.AddSyncedTaskAsync(Otto.Id, Sam.Id);

        Assert.Equal(Rosa.Id, Done(await Seniors.DeleteAsync(Ana.Id, Rosa.Id, Cancellation)));

        await using var db = Database.Open();
        Assert.Equal(Otto.Id, (await db.Tasks.SingleAsync(Cancellation)).SeniorId);
        Assert.Equal(Otto.Id, (await db.Integrations.SingleAsync(Cancellation)).SeniorId);
        Assert.Equal(Sam.Id, (await db.CircleMembers.SingleAsync(Cancellation)).UserId);
        Assert.IsType<Outcome<Guid>.Missing>(await Seniors.DeleteAsync(Ana.Id, Rosa.Id, Cancellation));
    }

    [Fact]
    public async Task Pages_put_together_are_everybody()
    {
        foreach (var each in Enumerable.Range(1, 6))
        {
            Done(await Seniors.CreateAsync(Ana.Id, new SeniorChange { Name = $"Senior {each}" }, Cancellation));
        }

        List<Guid> read = [];
        string? cursor = null;
        do
        {
            var page = Done(await Seniors.PageAsync(Ana.Id, new PageRequest(cursor, 3), Cancellation));
            read.AddRange(page.Items.Select(senior => senior.Id));
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal(read.Order(), read);
        Assert.Equal((await Seniors.ListAsync(Ana.Id, Cancellation)).Select(senior => senior.Id).Order(), read);
        Assert.Equal(["cursor"], Refused(await Seniors.PageAsync(Ana.Id, new PageRequest("AAAA"), Cancellation)));
    }
}

public sealed class SeniorServiceTestsOnSqlite() : SeniorServiceTests(StoreEngine.Sqlite);

public sealed class SeniorServiceTestsOnPostgres() : SeniorServiceTests(StoreEngine.PostgreSql);
