using System.Globalization;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>What holds whatever the practice and the family do, in any order.</summary>
public abstract class ManyChangesTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private readonly Dictionary<long, Guid?> assignees = [];
    private readonly Dictionary<long, DateTimeOffset> completedAtStart = [];
    private readonly HashSet<long> deleted = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_appointment_is_one_task_as_the_practice_has_it_and_the_family_left_it(int seed)
    {
        var dice = new Random(seed);
        World.BookMany(6);
        var id = await World.ConnectAsync();
        for (var round = 0; round < 9; round++)
        {
            for (var i = dice.Next(4); i >= 0; i--)
            {
                ChangeThere(dice);
            }

            await World.SyncAsync(id);
            await CheckAsync();
            var before = await StoredRows.OfTasksAsync(Database);
            var again = await World.SyncAsync(id);
            Assert.Equal((true, true, again.Total), (again.Success, again.Complete, again.Unchanged));
            Assert.Equal(before, await StoredRows.OfTasksAsync(Database));
            Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
            await ChangeHereAsync(dice);
            World.Clock.Advance(TimeSpan.FromMinutes(dice.Next(300)));
        }
    }

    private void ChangeThere(Random dice)
    {
        var all = World.Practice.Appointments;
        var one = all.Count == 0 ? 0 : all[dice.Next(all.Count)].Id;
        var when = World.Now.AddHours(dice.Next(-150, 2000));
        switch (dice.Next(9))
        {
            case 0 or 1:
                World.Book(when);
                break;
            case 2 or 3:
                World.Practice.Move(one, when);
                break;
            case 4:
                World.Practice.Cancel(one, dice.Next(2) == 0);
                break;
            case 5:
                World.Practice.Uncancel(one);
                break;
            case 6 when World.Practice.Delete(one):
                deleted.Add(one);
                break;
            case 7:
                World.Practice.Move(one, World.Now.AddDays(100 + dice.Next(50)));
                break;
            default:
                World.Practice.Change(one, each => each with { Notes = $"note {dice.Next(5)}", DurationMinutes = 10 + dice.Next(5) });
                break;
        }
    }

    private async Task ChangeHereAsync(Random dice)
    {
        var tasks = await World.TasksAsync();
        var task = tasks[dice.Next(tasks.Count)];
        var appointment = long.Parse(task.ExternalId!, CultureInfo.InvariantCulture);
        switch (dice.Next(3))
        {
            case 0:
                assignees[appointment] = World.Ana.Id;
                await World.TouchAsync(appointment, (each, now) => each.Assign(World.Ana.Id, now));
                break;
            case 1 when task.IsOpen:
                completedAtStart[appointment] = task.ScheduledAt!.Value;
                await World.TouchAsync(appointment, (each, now) => each.Complete(now));
                break;
            default:
                await World.TouchAsync(appointment, (each, now) => each.Dismiss(now));
                break;
        }
    }

    private async Task CheckAsync()
    {
        var tasks = await World.TasksAsync();
        Assert.Equal(tasks.Count, tasks.DistinctBy(task => task.ExternalId).Count());
        var byId = tasks.ToDictionary(task => long.Parse(task.ExternalId!, CultureInfo.InvariantCulture));
        foreach (var there in World.Practice.Appointments)
        {
            var inWindow = there.Start >= World.Now.AddDays(-7) && there.Start <= World.Now.AddDays(90);
            if (!byId.TryGetValue(there.Id, out var here))
            {
                Assert.False(inWindow, "An appointment of the window has no task.");
            }
            else if (inWindow)
            {
                Assert.Equal(there.Start, here.ScheduledAt);
                Assert.Equal((there.DurationMinutes, there.Notes), (here.DurationMinutes, here.Description ?? ""));
                Assert.Equal(there.Canceled, here.ExternalStatus is not Remindly.Core.Scheduling.ExternalStatus.Scheduled);
                Assert.True(here.Status == CareTaskStatus.Completed || there.Canceled == (here.Status == CareTaskStatus.Cancelled));
            }
        }

        foreach (var (id, task) in byId)
        {
            Assert.Equal(assignees.GetValueOrDefault(id), task.AssignedTo);
            Assert.False(deleted.Contains(id) && task.IsOpen && task.DismissedAt is null, "One that is gone is still open.");
            if (completedAtStart.TryGetValue(id, out var start) && task.ScheduledAt == start)
            {
                Assert.Equal(CareTaskStatus.Completed, task.Status);
            }
            else if (task.IsOpen)
            {
                completedAtStart.Remove(id);
            }
        }
    }
}

public sealed class ManyChangesTestsOnSqlite(SandboxHost sandbox) : ManyChangesTests(StoreEngine.Sqlite, sandbox);

public sealed class ManyChangesTestsOnPostgres(SandboxHost sandbox) : ManyChangesTests(StoreEngine.PostgreSql, sandbox);
