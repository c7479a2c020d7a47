using System.Collections.Concurrent;
using System.Text;
using Remindly.Core.Scheduling.Providers.Http.Outward;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>What is learned of an account's servers while one connection lasts.</summary>
internal sealed class CalDavSession(ProviderConnection connection, CalDavAddress address)
{
    private readonly ConcurrentDictionary<string, DigestAnswer> digests = new();

    public ProviderConnection Connection => connection;

    public CalDavAddress Address => address;

    /// <summary>Those that were found last; null before any were looked for.</summary>
    public FoundCalendars? Found { get; set; }

    /// <summary>What is asked of this person's server with; Digest once a server has asked for it.</summary>
    public string Authorization(HttpMethod method, Uri target)
    {
        var credentials = connection.Credentials;
        return digests.TryGetValue(ServerOf(target), out var digest)
            ? digest.Header(credentials, method, target)
            : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Password}"));
    }

    /// <summary>Whether a refusal is worth another try: the server wants Digest, or a newer nonce.</summary>
    public bool Learn(OutwardResponse refusal)
    {
        if (!address.Trusts(refusal.Address) || DigestChallenge.Of(refusal.Headers.WwwAuthenticate) is not { } challenge)
        {
            return false;
        }

        var server = ServerOf(refusal.Address);
        var isNews = !digests.TryGetValue(server, out var before) || challenge.IsStale;
        if (isNews && before?.Nonce != challenge.Nonce)
        {
            digests[server] = new DigestAnswer(challenge);
            return true;
        }

        return false;
    }

    private static string ServerOf(Uri target) => target.GetLeftPart(UriPartial.Authority);
}
