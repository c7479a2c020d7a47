using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Benchmarks;

/// <summary>
/// How fast a sync stores appointments, beside a raw prepared upsert of the same rows into the same table; both in one run, taking
/// turns, the best round of each counting.
/// </summary>
internal static class SyncStoreBenchmark
{
    public static async Task RunAsync(int rows, int rounds)
    {
        var (raw, first, again) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            raw = Least(raw, await RawUpsert.RunAsync(rows));
            var (firstSync, secondSync) = await SyncTwiceAsync(rows);
            first = Least(first, firstSync);
            again = Least(again, secondSync);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} appointments, SQLite, best of {rounds}"));
        Print("raw prepared upsert", rows, raw, raw);
        Print("sync, first import", rows, first, raw);
        Print("sync, nothing new", rows, again, raw);
    }

    private static async Task<(TimeSpan First, TimeSpan Again)> SyncTwiceAsync(int rows)
    {
        await using var store = await BenchmarkStore.CreateAsync(new GeneratedProvider(rows));
        var first = await SyncAsync(store, run => run.Created == rows);
        var again = await SyncAsync(store, run => run.Unchanged == rows);
        return (first, again);
    }

    private static async Task<TimeSpan> SyncAsync(BenchmarkStore store, Func<SyncRun, bool> isRight)
    {
        var sync = store.Services.GetRequiredService<SyncService>();
        var started = Stopwatch.GetTimestamp();
        var answer = await sync.RunAsync(new SyncRequest(store.IntegrationId, SyncTrigger.Manual), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started);
        return answer is SyncAnswer.Finished { Run: { Success: true } run } && isRight(run)
            ? took
            : throw new InvalidOperationException("The sync did not do what is measured.");
    }

    private static void Print(string what, int rows, TimeSpan took, TimeSpan raw) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -22} {took.TotalMilliseconds, 9:N0} ms {rows / took.TotalSeconds, 11:N0} rows/s   {raw / took, 5:P0} of raw"
            )
        );

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
