using Remindly.Benchmarks;

var rows = args.Length > 0 && int.TryParse(args[0], out var count) ? count : 10_000;
await SyncStoreBenchmark.RunAsync(rows, rounds: 3);
