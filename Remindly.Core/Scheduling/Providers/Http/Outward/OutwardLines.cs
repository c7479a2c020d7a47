using Microsoft.Extensions.Logging;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>
/// A pace, a breaker and a bound for each host that a provider asks: a host that is down is spared, and no other one suffers for it.
/// </summary>
internal sealed class OutwardLines(TimeProvider clock, ILogger<ProviderPipeline> logger) : IDisposable
{
    private const int Most = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Provider, string Server), Line> lines = [];

    public ProviderPipeline Of(OutwardRequest request, Uri address)
    {
        var key = (request.Provider, address.GetLeftPart(UriPartial.Authority));
        lock (gate)
        {
            if (!lines.TryGetValue(key, out var line))
            {
                Forget();
                line = new Line(request, clock, logger);
                lines.Add(key, line);
            }

            line.LastUsed = clock.GetTimestamp();
            return line.Pipeline;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var line in lines.Values)
            {
                line.Dispose();
            }
        }
    }

    // Whoever is still on a forgotten line finishes on it.
    private void Forget()
    {
        if (lines.Count < Most)
        {
            return;
        }

        foreach (var (key, _) in lines.OrderBy(each => each.Value.LastUsed).Take(Most / 10).ToList())
        {
            lines.Remove(key);
        }
    }

    private sealed class Line(OutwardRequest request, TimeProvider clock, ILogger<ProviderPipeline> logger) : IDisposable
    {
        public ProviderPipeline Pipeline { get; } = new(request.Provider, request.Options, clock, logger);

        public long LastUsed { get; set; }

        public void Dispose() => Pipeline.Dispose();
    }
}
