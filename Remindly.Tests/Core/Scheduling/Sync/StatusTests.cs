using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class StatusTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Theory]
    [InlineData(false, false, AssignMode.Nobody, CareTaskStatus.Pending)]
    [InlineData(false, false, AssignMode.Owner, CareTaskStatus.Assigned)]
    [InlineData(true, false, AssignMode.Nobody, CareTaskStatus.Cancelled)]
    [InlineData(true, false, AssignMode.Owner, CareTaskStatus.Cancelled)]
    [InlineData(true, true, AssignMode.Nobody, CareTaskStatus.Cancelled)]
    public async Task First_seen_it_becomes(bool canceled, bool noShow, AssignMode assignTo, CareTaskStatus expected)
    {
        var booked = World.Book(World.Now.AddDays(1), each => each with { Canceled = canceled, NoShow = noShow });

        await World.SyncAsync(await World.ConnectAsync(new SyncSettings { AssignTo = assignTo }));

        var task = await World.TaskAsync(booked);
        Assert.Equal(expected, task.Status);
        Assert.Equal(assignTo == AssignMode.Owner ? World.Ana.Id : null, task.AssignedTo);
        Assert.Equal(CareTaskType.Appointment, task.Type);
    }

    [Fact]
    public async Task Takes_the_providers_fields_as_they_are()
    {
        var start = World.Now.AddDays(1);
        var booked = World.Book(start, each => each with { Notes = "Fasting.\r\nWater is fine.", Location = "Room 2" });

        await World.SyncAsync(await World.ConnectAsync());

        var task = await World.TaskAsync(booked);
        Assert.Equal(("Check-up", "Fasting.\nWater is fine.", "Room 2"), (task.Title, task.Description, task.Location));
        Assert.Equal((start, 30, "acuity"), (task.ScheduledAt, task.DurationMinutes, task.ExternalSource));
        Assert.Equal($"https://secure.acuityscheduling.com/appointments/{booked}", task.ExternalUrl);
        Assert.Null(task.Notes);
        Assert.Null(task.CreatedBy);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "not attended")]
    public async Task Cancelled_there_is_cancelled_here_and_back_again_with_whoever_had_it(bool noShow, string? reason)
    {
        var booked = World.Book(World.Now.AddDays(1));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        await World.TouchAsync(booked, (task, now) => task.Assign(World.Ana.Id, now));

        World.Practice.Cancel(booked, noShow);
        var run = await World.SyncAsync(id);
        Assert.Equal((1, 0), (run.Updated, run.Cancelled));
        Assert.Equal((CareTaskStatus.Cancelled, World.Ana.Id), await StatusAsync(booked));
        var cancelled = Assert.Single(await World.HistoryAsync(booked));
        Assert.Equal(TaskEventKind.Cancelled, cancelled.Kind);
        Assert.Equal(reason is not null, cancelled.Detail?.Contains(reason ?? "", StringComparison.Ordinal) ?? false);

        World.Practice.Uncancel(booked);
        Assert.Equal(1, (await World.SyncAsync(id)).Updated);
        Assert.Equal((CareTaskStatus.Assigned, World.Ana.Id), await StatusAsync(booked));
        Assert.Equal(TaskEventKind.Uncancelled, (await World.HistoryAsync(booked))[^1].Kind);
    }

    [Fact]
    public async Task Un_cancelled_and_had_by_nobody_it_is_pending()
    {
        var booked = World.Book(World.Now.AddDays(1), each => each with { Canceled = true });
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        World.Practice.Uncancel(booked);
        await World.SyncAsync(id);

        Assert.Equal((CareTaskStatus.Pending, null), await StatusAsync(booked));
    }

    [Fact]
    public async Task Done_at_the_provider_is_completed_here_at_once_or_later()
    {
        var early = new AppointmentBuilder("early", World.Now.AddHours(-3)).As(ExternalStatus.Completed).Build();
        var late = new AppointmentBuilder("late", World.Now.AddHours(-2));
        World.Feed.Appointments.AddRange([early, late.Build()]);
        var id = await World.ConnectFeedAsync();
        await World.SyncAsync(id);
        Assert.Equal([CareTaskStatus.Completed, CareTaskStatus.Pending], (await World.TasksAsync()).Select(task => task.Status));

        World.Feed.Appointments[1] = late.As(ExternalStatus.Completed).Build();
        await World.SyncAsync(id);

        Assert.All(await World.TasksAsync(), task => Assert.Equal((CareTaskStatus.Completed, World.Now), (task.Status, task.CompletedAt)));
    }

    [Fact]
    public async Task Is_not_given_to_an_owner_who_has_left_the_circle()
    {
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        var id = await World.ConnectAsync(ben, World.Rosa, World.Practice, new SyncSettings { AssignTo = AssignMode.Owner });
        await using (var db = Database.Open())
        {
            db.RemoveRange(db.CircleMembers.Where(member => member.UserId == ben.Id));
            await db.SaveChangesAsync(Cancellation);
        }

        var booked = World.Book(World.Now.AddDays(1));
        await World.SyncAsync(id);

        Assert.Equal((CareTaskStatus.Pending, null), await StatusAsync(booked));
    }

    private async Task<(CareTaskStatus, Guid?)> StatusAsync(long booked)
    {
        var task = await World.TaskAsync(booked);
        return (task.Status, task.AssignedTo);
    }
}

public sealed class StatusTestsOnSqlite(SandboxHost sandbox) : StatusTests(StoreEngine.Sqlite, sandbox);

public sealed class StatusTestsOnPostgres(SandboxHost sandbox) : StatusTests(StoreEngine.PostgreSql, sandbox);
