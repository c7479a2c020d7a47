using System.Collections.Concurrent;
using Remindly.Web.Sandbox.Api;
using Remindly.Web.Sandbox.Hooks;
using Remindly.Web.Sandbox.SignIn;

namespace Remindly.Web.Sandbox;

/// <summary>The outside world in memory: Acuity accounts by user id. The default account fills itself when first asked for.</summary>
public sealed class AcuitySandbox
{
    /// <summary>User id of the default account.</summary>
    public const string UserId = "20417733";

    /// <summary>API key of the default account: invented, and of no use anywhere else.</summary>
    public const string ApiKey = "0a11ce5a4db0c0ffee0b0b5e77ed5eed";

    private readonly ConcurrentDictionary<string, SandboxAccount> accounts = new(StringComparer.Ordinal);
    private readonly Lazy<SandboxAccount> seeded;
    private readonly HookPost post;
    private int made;

    public AcuitySandbox(TimeProvider clock, HookPost post)
    {
        this.post = post;
        Clock = clock;
        Requests = new RequestLog(clock);
        SignIn = new SandboxSignIn(clock);
        seeded = new(() =>
        {
            var account = Make(UserId, ApiKey);
            account.Seed();
            return account;
        });
    }

    /// <summary>The default account.</summary>
    public SandboxAccount Account => seeded.Value;

    /// <summary>Who signed in to which account.</summary>
    public SandboxSignIn SignIn { get; }

    /// <summary>Every request to the API, whoever made it.</summary>
    public RequestLog Requests { get; }

    /// <summary>10 requests a second and 20 at once for all callers together; benchmarks switch it off.</summary>
    public bool RateLimitEnabled { get; set; } = true;

    internal TimeProvider Clock { get; }

    internal RateLimit Limit { get; } = new();

    /// <summary>A further account, with calendars and types but no appointments.</summary>
    public SandboxAccount AddAccount(string userId, string apiKey)
    {
        _ = Account;
        return Make(userId, apiKey);
    }

    public SandboxAccount? FindAccount(string userId)
    {
        _ = Account;
        return accounts.GetValueOrDefault(userId);
    }

    internal bool OwnedByAnother(SandboxAccount account, long appointmentId) =>
        accounts.Values.Any(each => each != account && each.Find(appointmentId) is not null);

    private SandboxAccount Make(string userId, string apiKey)
    {
        var account = new SandboxAccount(userId, apiKey, Clock, post, Interlocked.Increment(ref made) - 1);
        return accounts.TryAdd(userId, account) ? account : throw new InvalidOperationException($"There is an account {userId} already.");
    }
}
