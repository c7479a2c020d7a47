using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public sealed class TaskSeriesWorkerTests() : CareTest(StoreEngine.Sqlite)
{
    [Fact]
    public async Task Makes_the_coming_ones_by_itself_and_again_as_days_pass()
    {
        var fields = new TaskChange
        {
            Title = "Eye drops",
            ScheduledAt = FakeClock.Start.AddDays(1),
            Rrule = "FREQ=DAILY",
        };
        Done(await Tasks.CreateAsync(Ana.Id, Rosa.Id, fields, Cancellation));
        Clock.Set(FakeClock.Start.AddDays(7));

        using var worker = new TaskSeriesWorker(
            new TaskSeriesMaker(Database.Contexts, Clock),
            Clock,
            NullLogger<TaskSeriesWorker>.Instance
        );
        await worker.StartAsync(Cancellation);

        await Eventually.HoldsAsync(async () => await CountAsync() == 96, "a week more");
        await Eventually.HoldsAsync(() => Clock.Waiting == 1, "the worker waits");
        Clock.Advance(TimeSpan.FromDays(3));
        await Eventually.HoldsAsync(async () => await CountAsync() == 99, "three days more");
        await worker.StopAsync(Cancellation);
    }

    private async Task<int> CountAsync()
    {
        await using var db = Database.Open();
        return await db.Tasks.CountAsync(Cancellation);
    }
}
