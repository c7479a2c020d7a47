using Remindly.Web.Sandbox;

namespace Remindly.Web.Demo;

/// <summary>What to connect with in the demo; they open nothing but the sandbox.</summary>
public sealed class DemoCredentials(IConfiguration configuration)
{
    /// <summary>Null outside the demo, and for providers that have no sandbox.</summary>
    public (string UserId, string ApiKey)? Of(string provider) =>
        configuration.GetValue<bool>("Demo") && provider == "acuity" ? (AcuitySandbox.UserId, AcuitySandbox.ApiKey) : null;
}
