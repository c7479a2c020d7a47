using System.Collections.Concurrent;
using System.Security.Cryptography;
using Remindly.Core.Scheduling;

namespace Remindly.Web.Components.Integrations;

/// <summary>
/// What people have got by signing in at a provider and have not connected yet. It waits here, in memory, while they look at what
/// would come in; a ticket in the page's address finds it, for that person alone.
/// </summary>
public sealed class SignedIn(TimeProvider clock)
{
    private const int MostWaiting = 1000;

    /// <summary>How long somebody may take to look and decide.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Waiting> waiting = new(StringComparer.Ordinal);

    /// <returns>The ticket.</returns>
    public string Keep(Guid userId, string provider, Credentials credentials)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, each) in waiting)
        {
            if (each.Until <= now || waiting.Count >= MostWaiting)
            {
                waiting.TryRemove(old, out _);
            }
        }

        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        waiting[ticket] = new Waiting(userId, provider, credentials, now + Kept);
        return ticket;
    }

    /// <summary>Null when it is another person's, of another provider, or too late.</summary>
    public Credentials? Find(Guid userId, string provider, string? ticket) =>
        ticket is not null
        && waiting.TryGetValue(ticket, out var found)
        && found.UserId == userId
        && found.Provider == provider
        && found.Until > clock.GetUtcNow()
            ? found.Credentials
            : null;

    public void Forget(string? ticket)
    {
        if (ticket is not null)
        {
            waiting.TryRemove(ticket, out _);
        }
    }

    private sealed class Waiting(Guid userId, string provider, Credentials credentials, DateTimeOffset until)
    {
        public Guid UserId { get; } = userId;

        public string Provider { get; } = provider;

        public Credentials Credentials { get; } = credentials;

        public DateTimeOffset Until { get; } = until;
    }
}
