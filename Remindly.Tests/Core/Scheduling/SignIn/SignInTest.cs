using Microsoft.AspNetCore.WebUtilities;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Calendly;
using Remindly.Web.Sandbox.SignIn;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.SignIn;

/// <summary>Tests of connections that were made by signing in at the sandbox's Calendly.</summary>
public abstract class SignInTest(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private protected const string Section = "Scheduling:Providers:Calendly:";

    private protected static readonly Uri Callback = new("https://remindly.example/integrations/sign-in/calendly/callback");

    private readonly string address = sandbox.Address;

    private protected CalendlySandbox Calendly { get; } = sandbox.Calendly;

    private protected SandboxSignIn SignIn => Calendly.SignIn;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        World.Settings[Section + "BaseUrl"] = address + SandboxServices.CalendlyPrefix;
        World.Settings[Section + "RequestsPerSecond"] = "1000";
        World.Settings[Section + "Burst"] = "1000";
    }

    private protected async Task<Guid> ConnectAsync()
    {
        Register();
        var signIn = World.Here.Get<ProviderSignIns>().Find("calendly")!;
        return await ConnectAsync(await signIn.ExchangeAsync(Allow(signIn, "verifier"), "verifier", Callback, Cancellation));
    }

    private protected async Task<Guid> ConnectAsync(Credentials credentials)
    {
        var wish = new NewIntegration
        {
            Provider = "calendly",
            SeniorId = World.Rosa.Id,
            Credentials = credentials,
        };
        return SyncWorld.Done(await World.Here.Get<IntegrationService>().ConnectAsync(World.Ana.Id, wish, Cancellation)).Id;
    }

    private protected string Allow(IProviderSignIn signIn, string verifier)
    {
        var asked = signIn.AddressFor("state", verifier, Callback);
        var challenge = QueryHelpers.ParseQuery(asked.Query)["code_challenge"].ToString();
        return SignIn.Allow(Calendly.Account.UserId, Callback.AbsoluteUri, challenge);
    }

    /// <summary>Makes this installation known to Calendly.</summary>
    private protected void Register()
    {
        World.Settings[Section + "SignInUrl"] = $"{address}{SandboxServices.CalendlyPrefix}/oauth";
        World.Settings[Section + "ClientId"] = SandboxSignIn.ClientId;
        World.Settings[Section + "ClientSecret"] = SandboxSignIn.ClientSecret;
    }

    private protected async Task<SyncRun> RunAsync(Guid id, CoreProcess? process = null) =>
        Assert.IsType<SyncAnswer.Finished>(await World.AskAsync(id, process)).Run;
}
