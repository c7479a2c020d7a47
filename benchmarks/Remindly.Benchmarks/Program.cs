using Remindly.Benchmarks;

if (args is ["list", .. var rest])
{
    await TaskListBenchmark.RunAsync(Count(rest, 100_000), rounds: 10);
}
else if (args is ["feed", .. var more])
{
    await FeedBenchmark.RunAsync(Count(more, 5_000), rounds: 3);
}
else
{
    await SyncStoreBenchmark.RunAsync(Count(args, 10_000), rounds: 3);
}

static int Count(string[] args, int usual) => args.Length > 0 && int.TryParse(args[0], out var count) ? count : usual;
