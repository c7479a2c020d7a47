using Microsoft.Extensions.Configuration.Memory;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.SignIn;

namespace Remindly.Web.Demo;

/// <summary>What the demo adds: a caregiver with a senior, and an Acuity of its own to connect to.</summary>
internal static class DemoServices
{
    private const string Providers = "Scheduling:Providers:";
    private const string FeedAddress = "Scheduling:SandboxAddress";

    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IDemoSeed, DemoSeed>();
        builder.Services.AddSingleton<DemoTasks>();
        builder.Services.AddSingleton<DemoCredentials>();
        if (!builder.Configuration.GetValue<bool>("Demo"))
        {
            return;
        }

        builder.Services.AddSandbox();
        if (OwnAddress(builder.Configuration["Urls"]) is { } own)
        {
            // Below every other source: whoever names an Acuity or a Calendly gets that one.
            var sandbox = Of("Acuity", $"{own}{SandboxServices.Prefix}/api/v1", $"{own}{SandboxServices.Prefix}/oauth2")
                .Concat(Of("Calendly", own + SandboxServices.CalendlyPrefix, $"{own}{SandboxServices.CalendlyPrefix}/oauth"))
                .Append(KeyValuePair.Create<string, string?>(FeedAddress, $"{own}{SandboxServices.FeedPrefix}"));
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = sandbox });
        }
    }

    private static Dictionary<string, string?> Of(string provider, string api, string signIn) =>
        new()
        {
            [$"{Providers}{provider}:BaseUrl"] = api,
            [$"{Providers}{provider}:SignInUrl"] = signIn,
            [$"{Providers}{provider}:ClientId"] = SandboxSignIn.ClientId,
            [$"{Providers}{provider}:ClientSecret"] = SandboxSignIn.ClientSecret,
        };

    private static string? OwnAddress(string? urls)
    {
        var first = urls
            ?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        if (first is null)
        {
            return null;
        }

        var address = BindingAddress.Parse(first);
        var host = address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"http://{host}:{address.Port}";
    }
}
