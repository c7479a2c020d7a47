using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Remindly.Core.Scheduling;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>A provider that can neither be asked for one client nor for one appointment, and can be held in its middle.</summary>
internal sealed class ScriptedProvider : ISchedulingProvider
{
    public const string Key = "scripted";

    private int requests;

    public ProviderInfo Info { get; set; } = new(Key, "Clinic feed", FiltersByClient: false, LooksUpById: false, []);

    /// <summary>What the next fetches bring, a page each; all of it as one page when there are none.</summary>
    public ConcurrentQueue<AppointmentPage> Pages { get; } = [];

    public List<ExternalAppointment> Appointments { get; } = [];

    /// <summary>Awaited after each page.</summary>
    public Func<int, CancellationToken, Task> AfterPage { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What the last fetch was asked for.</summary>
    public FetchRequest? Asked { get; private set; }

    /// <summary>What was last verified.</summary>
    public Credentials? Verified { get; private set; }

    /// <summary>What a look-up answers.</summary>
    public Func<string, ExternalAppointment?> LookUp { get; set; } = _ => throw new NotSupportedException();

    /// <summary>Requests since the last time somebody asked.</summary>
    public int TakeRequests() => Interlocked.Exchange(ref requests, 0);

    public IReadOnlyList<CredentialFault> Check(Credentials credentials) => [];

    public Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        Verified = connection.Credentials;
        return Task.FromResult(new ProviderAccount("feed-1", "Clinic", null, null));
    }

    public async IAsyncEnumerable<AppointmentPage> FetchAsync(
        ProviderConnection connection,
        FetchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Asked = request;
        IReadOnlyList<AppointmentPage> pages = Pages.IsEmpty ? [new AppointmentPage([.. Appointments], [])] : [.. Pages];
        for (var page = 0; page < pages.Count; page++)
        {
            connection.CountRequest();
            Interlocked.Increment(ref requests);
            yield return pages[page];
            await AfterPage(page, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken)
    {
        connection.CountRequest();
        Interlocked.Increment(ref requests);
        return Task.FromResult(LookUp(externalId));
    }

    public ExternalClient ReadClient(string metadata) => JsonSerializer.Deserialize<ExternalClient>(metadata)!;
}
