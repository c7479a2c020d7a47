using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Care;

/// <summary>One circle to test with: Ana owns Rosa's, Ben helps, Vera views; Sam is a stranger with a senior of his own.</summary>
public abstract class CareTest(StoreEngine engine) : DatabaseTest(engine)
{
    protected FakeClock Clock { get; } = new();

    protected RemindlyUser Ana { get; } = Person("Ana");

    protected RemindlyUser Ben { get; } = Person("Ben");

    protected RemindlyUser Vera { get; } = Person("Vera");

    protected RemindlyUser Sam { get; } = Person("Sam");

    protected Senior Rosa { get; } = Someone("Rosa");

    protected Senior Otto { get; } = Someone("Otto");

    protected SeniorService Seniors => new(Database.Contexts, Clock);

    protected CircleService Circles => new(Database.Contexts, [new HandBackTasks()], Clock);

    protected InvitationService Invitations => new(Database.Contexts, Clock);

    protected InvitationDoor Door => new(Database.Contexts, Clock);

    protected TaskComments Comments => new(Database.Contexts, Clock);

    protected TaskService Tasks => new(Database.Contexts, Clock);

    protected TaskQueries Queries => new(Database.Contexts);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.SaveAsync(Ana, Ben, Vera, Sam, Rosa, Otto);
        await Database.SaveAsync(
            new CircleMember(Rosa.Id, Ana.Id, CircleRole.Owner, FakeClock.Start),
            new CircleMember(Rosa.Id, Ben.Id, CircleRole.Helper, FakeClock.Start),
            new CircleMember(Rosa.Id, Vera.Id, CircleRole.Viewer, FakeClock.Start),
            new CircleMember(Otto.Id, Sam.Id, CircleRole.Owner, FakeClock.Start)
        );
    }

    protected static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    protected static string Conflict<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Conflict>(outcome).Code;

    protected static IEnumerable<string> Refused<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Errors.Keys;

    protected async Task<TaskSummary> NewTaskAsync(string title = "Buy bread", DateTimeOffset? at = null) =>
        Done(await Tasks.CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = title, ScheduledAt = at }, Cancellation));

    protected static Senior Someone(string name) =>
        Senior.Create(new SeniorDetails(name, null, null, null, "Europe/London"), FakeClock.Start);

    protected static RemindlyUser Person(string name) =>
        new()
        {
            Id = Guid.CreateVersion7(FakeClock.Start),
            UserName = $"{name}@example.org",
            Email = $"{name}@example.org",
            DisplayName = name,
            TimeZone = "Australia/Sydney",
        };
}
