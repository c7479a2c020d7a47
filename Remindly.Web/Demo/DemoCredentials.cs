using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Calendly;
using Remindly.Web.Sandbox.Feeds;

namespace Remindly.Web.Demo;

/// <summary>What to connect with in the demo; they open nothing but the sandbox.</summary>
public sealed class DemoCredentials(IConfiguration configuration)
{
    /// <summary>By the provider's field. Null outside the demo, and for providers that have no sandbox.</summary>
    public IReadOnlyDictionary<string, string>? Of(string provider) =>
        configuration.GetValue<bool>("Demo")
            ? provider switch
            {
                "acuity" => new Dictionary<string, string>
                {
                    ["provider_user_id"] = AcuitySandbox.UserId,
                    ["api_key"] = AcuitySandbox.ApiKey,
                },
                "calendly" => new Dictionary<string, string> { ["access_token"] = CalendlySandbox.Token },
                "calendar_feed" when configuration["Scheduling:SandboxAddress"] is { } sandbox => new Dictionary<string, string>
                {
                    ["url"] = sandbox + FeedSandbox.Path[SandboxServices.FeedPrefix.Length..],
                },
                _ => null,
            }
            : null;
}
