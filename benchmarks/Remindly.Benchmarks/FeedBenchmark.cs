using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Benchmarks;

/// <summary>
/// A feed's first sync, and two more of the unchanged feed (the server says so; it sends the same bytes), from the request to the stored
/// tasks, beside <c>vdirsyncer sync</c> of the same feed; both in one run, taking turns, the best round of each counting.
/// </summary>
internal static class FeedBenchmark
{
    public static async Task RunAsync(int events, int rounds)
    {
        await using var server = await FeedServer.StartAsync(events, TimeProvider.System.GetUtcNow().AddHours(1));
        var best = new TimeSpan[6];
        Array.Fill(best, TimeSpan.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            var took = (TimeSpan[])[.. await RemindlyAsync(server, events), .. Other(server, events)];
            best = [.. best.Zip(took, (left, right) => left < right ? left : right)];
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"feed of {events:N0} events, {server.Bytes / 1e6:N1} MB, best of {rounds}")
        );
        string[] steps = ["first sync", "nothing new, 304", "nothing new, same bytes"];
        foreach (var (step, at) in steps.Select((step, at) => (step, at)))
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{step, -24} Remindly {best[at].TotalMilliseconds, 7:N0} ms   vdirsyncer {best[at + 3].TotalMilliseconds, 7:N0} ms"
                )
            );
        }
    }

    private static async Task<TimeSpan[]> RemindlyAsync(FeedServer server, int events)
    {
        server.SaysWhatChanged = true;
        var settings = new Dictionary<string, string?> { ["Scheduling:AllowPrivateNetworks"] = "true" };
        await using var store = await BenchmarkStore.CreateAsync(
            "calendar_feed",
            new Credentials { Url = server.Address.AbsoluteUri },
            settings
        );
        var first = await SyncAsync(store, run => run.Created == events);
        var told = await SyncAsync(store, run => run.Unchanged == events);
        server.SaysWhatChanged = false;
        return [first, told, await SyncAsync(store, run => run.Unchanged == events)];
    }

    private static TimeSpan[] Other(FeedServer server, int events)
    {
        server.SaysWhatChanged = true;
        using var other = new Vdirsyncer(server.Address);
        var first = other.Sync();
        var told = other.Sync();
        server.SaysWhatChanged = false;
        var same = other.Sync();
        return other.Files == events ? [first, told, same] : throw new InvalidOperationException("vdirsyncer has other events.");
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
}
