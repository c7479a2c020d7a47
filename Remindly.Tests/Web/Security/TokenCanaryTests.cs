using System.Collections.Concurrent;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Demo;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Calendly;
using Remindly.Web.Sandbox.SignIn;
using Xunit;

namespace Remindly.Tests.Web.Security;

/// <summary>Drives a connection that was made by a sign-in, its renewals and its faults, and looks for its tokens everywhere.</summary>
public sealed class TokenCanaryTests
{
    private static readonly Uri Callback = new("https://remindly.example/integrations/sign-in/calendly/callback");
    private readonly ConcurrentQueue<string> seen = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_in_no_page_no_log_and_no_file()
    {
        await using var app = new LiveApp();
        app.With("Logging:LogLevel:Default", "Trace").With("Scheduling:Providers:Calendly:Retries", "0");
        app.With(services => services.AddSingleton<ILoggerProvider>(new LogLines(seen)));
        _ = app.Address;
        var sandbox = app.Services.GetRequiredService<CalendlySandbox>();
        // So short that each sync has to renew it.
        sandbox.SignIn.TokenLife = TimeSpan.FromMinutes(4);
        var (user, id) = await ConnectAsync(app, sandbox);

        foreach (var fault in (FaultKind?[])[null, FaultKind.Unauthorized, FaultKind.Forbidden, FaultKind.Html, FaultKind.ServerError])
        {
            sandbox.Account.Faults.Clear();
            if (fault is { } kind)
            {
                sandbox.Account.Faults.Add(kind);
            }

            await app
                .Services.GetRequiredService<IntegrationService>()
                .SyncAsync(user, new SyncRequest(id, SyncTrigger.Manual), Cancellation);
        }

        Assert.True(sandbox.SignIn.Refreshed > 0);
        await ReadAsync(app, id);
        Assert.Contains(seen, text => text.Contains("Physiotherapy", StringComparison.Ordinal));
        foreach (var secret in (string[])["sandbox-access-", "sandbox-refresh-", "sandbox-code-", SandboxSignIn.ClientSecret])
        {
            Assert.DoesNotContain(seen, text => text.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static async Task<(Guid User, Guid Integration)> ConnectAsync(LiveApp app, CalendlySandbox sandbox)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<IDemoSeed>().EnsureAsync(Cancellation);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<RemindlyDb>>().CreateDbContextAsync(Cancellation);
        var senior = await db.Seniors.Select(each => each.Id).FirstAsync(Cancellation);
        var signIn = app.Services.GetRequiredService<ProviderSignIns>().Find("calendly")!;
        var code = sandbox.SignIn.Allow(sandbox.Account.UserId, Callback.AbsoluteUri, challenge: null);
        var wish = new NewIntegration
        {
            Provider = "calendly",
            SeniorId = senior,
            Credentials = await signIn.ExchangeAsync(code, "verifier", Callback, Cancellation),
        };
        var connected = await app.Services.GetRequiredService<IntegrationService>().ConnectAsync(user.Id, wish, Cancellation);
        return (user.Id, Assert.IsType<Outcome<IntegrationView>.Done>(connected).Value.Id);
    }

    private async Task ReadAsync(LiveApp app, Guid integration)
    {
        using var browser = app.CreateDefaultClient(new Uri(app.Address, "/"), new CookieKeeper());
        using var entered = await browser.SendFormAsync("/account/login", "/account/demo");
        var own = $"/integrations/{integration}";
        foreach (var page in (string[])["/", "/tasks", "/integrations", own, $"{own}/reconnect", $"{own}/diagnostics"])
        {
            seen.Enqueue(await browser.GetStringAsync(page, Cancellation));
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(app.DataPath, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            seen.Enqueue(await reader.ReadToEndAsync(Cancellation));
        }
    }
}
