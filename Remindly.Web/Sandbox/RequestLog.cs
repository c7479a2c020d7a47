using System.Collections.Concurrent;

namespace Remindly.Web.Sandbox;

/// <summary>The last requests, oldest first, and how often each route was asked for since the start.</summary>
public sealed class RequestLog(TimeProvider clock)
{
    public const int Kept = 1000;

    private readonly Lock gate = new();
    private readonly Queue<SandboxRequest> recent = new();
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private int total;

    public int Total => total;

    public IReadOnlyList<SandboxRequest> Recent
    {
        get
        {
            lock (gate)
            {
                return [.. recent];
            }
        }
    }

    /// <summary>How often each route was asked for, such as <c>GET /appointments/{id}</c>.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    public int Count(string route) => counts.GetValueOrDefault(route);

    public void Clear()
    {
        lock (gate)
        {
            recent.Clear();
            counts.Clear();
            total = 0;
        }
    }

    internal void Add(SandboxRequest request)
    {
        lock (gate)
        {
            request.At = clock.GetUtcNow();
            total++;
            counts.AddOrUpdate(request.Route, 1, (_, before) => before + 1);
            recent.Enqueue(request);
            if (recent.Count > Kept)
            {
                recent.Dequeue();
            }
        }
    }
}

/// <summary>One request as it came in; it never holds credentials or a body.</summary>
public sealed class SandboxRequest
{
    public required string Method { get; init; }

    /// <summary>Below the API's base, with the query as it was sent.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Method and pattern, such as <c>GET /appointments/{id}</c>.</summary>
    public required string Route { get; init; }

    public required bool Authenticated { get; init; }

    /// <summary>Whose account; null when the credentials were not accepted.</summary>
    public string? UserId { get; init; }

    public DateTimeOffset At { get; internal set; }

    /// <summary>What was answered; null while the request runs or when its caller left.</summary>
    public int? Status { get; internal set; }
}
