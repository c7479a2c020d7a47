using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Remindly.Core.Scheduling.SignIn;

/// <summary>
/// Ends at the provider what was granted to a connection that was taken away, once that cannot be taken back any more. Tried
/// once: the tokens have left the store, and a provider that does not answer is told nothing.
/// </summary>
public sealed partial class Revocations(ProviderSignIns signIns, ILogger<Revocations> logger)
{
    private readonly ConcurrentDictionary<Guid, Waiting> waiting = [];

    internal void Later(SchedulingIntegration integration, Credentials? credentials, DateTimeOffset at)
    {
        if (credentials?.AccessToken is not null && signIns.Find(integration.Provider) is { } signIn && IsGranted(credentials))
        {
            waiting[integration.Id] = new Waiting(signIn, credentials, at);
        }
    }

    /// <summary>It was taken back.</summary>
    internal void Forget(Guid integrationId) => waiting.TryRemove(integrationId, out _);

    internal async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (id, due) in waiting.Where(each => each.Value.At <= now))
        {
            waiting.TryRemove(id, out _);
            try
            {
                await due.SignIn.RevokeAsync(due.Credentials, cancellationToken);
            }
            catch (ProviderException problem)
            {
                LogNotEnded(logger, due.SignIn.Provider, problem.Failure.Kind);
            }
        }
    }

    // A token made by hand in the account is its owner's to delete there.
    private static bool IsGranted(Credentials credentials) =>
        credentials.RefreshToken is not null || credentials is { ApiKey: null, ProviderUserId: null, AccessTokenExpiresAt: null };

    [LoggerMessage(LogLevel.Information, "What {Provider} had granted to a removed connection could not be ended there: {Kind}.")]
    private static partial void LogNotEnded(ILogger logger, string provider, FailureKind kind);

    private sealed class Waiting(IProviderSignIn signIn, Credentials credentials, DateTimeOffset at)
    {
        public IProviderSignIn SignIn { get; } = signIn;

        public Credentials Credentials { get; } = credentials;

        public DateTimeOffset At { get; } = at;
    }
}
