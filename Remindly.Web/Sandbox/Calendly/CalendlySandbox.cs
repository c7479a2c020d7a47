using System.Collections.Concurrent;
using Remindly.Web.Sandbox.Hooks;
using Remindly.Web.Sandbox.SignIn;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>A Calendly in memory: accounts by token. The default account fills itself when first asked for.</summary>
public sealed class CalendlySandbox
{
    /// <summary>Token of the default account: invented, and of no use anywhere else.</summary>
    public const string Token = "sandbox-calendly-0a11ce5a4db0c0ffee0b0b5e77ed5eed";

    /// <summary>What is sent to those who subscribed after a sign-in, and named no key, is signed with.</summary>
    public const string AppSigningKey = "sandbox-calendly-app-signing-key-c0ffee";

    private readonly ConcurrentDictionary<string, CalendlyAccount> accounts = new(StringComparer.Ordinal);
    private readonly Lazy<CalendlyAccount> seeded;
    private readonly HookPost post;

    public CalendlySandbox(TimeProvider clock, HookPost post)
    {
        this.post = post;
        Clock = clock;
        SignIn = new SandboxSignIn(clock) { Rotates = true };
        seeded = new(() =>
        {
            var account = Make("RIVERSIDEPHYSIO01", Token);
            account.Seed();
            return account;
        });
    }

    /// <summary>The default account.</summary>
    public CalendlyAccount Account => seeded.Value;

    /// <summary>Who signed in to which account, and with what.</summary>
    public SandboxSignIn SignIn { get; }

    internal TimeProvider Clock { get; }

    public CalendlyAccount AddAccount(string userId, string token)
    {
        _ = Account;
        return Make(userId, token);
    }

    public CalendlyAccount? FindUser(string userId)
    {
        _ = Account;
        return accounts.GetValueOrDefault(userId);
    }

    /// <summary>Whose token it is, made by hand or by a sign-in.</summary>
    internal CalendlyAccount? Of(string token)
    {
        _ = Account;
        return accounts.Values.FirstOrDefault(each => each.Token == token) ?? (SignIn.UserOf(token) is { } user ? FindUser(user) : null);
    }

    private CalendlyAccount Make(string userId, string token)
    {
        var account = new CalendlyAccount(userId, token, Clock, post);
        return accounts.TryAdd(userId, account) ? account : throw new InvalidOperationException($"There is an account {userId} already.");
    }
}
