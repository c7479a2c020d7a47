using System.Diagnostics;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Core.Scheduling.Providers.Http;

internal static class PassingTime
{
    /// <summary>Lets time pass from one wait to the next until the work is done.</summary>
    public static async Task<T> RunAsync<T>(this FakeClock clock, Task<T> work)
    {
        var patience = Stopwatch.StartNew();
        while (!work.IsCompleted)
        {
            await SettleAsync();
            if (!work.IsCompleted && clock.UntilNext is { } next)
            {
                clock.Advance(next);
            }

            if (patience.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new TimeoutException("The work neither ends nor waits for a time.");
            }
        }

        return await work;
    }

    /// <summary>Gives what is under way the chance to come to its next wait.</summary>
    public static async Task SettleAsync()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }
    }
}
