using System.Net;
using System.Net.Sockets;
using Remindly.Web.Sandbox.SignIn;

namespace Remindly.Tests.Infrastructure;

/// <summary>
/// The real app with its demo on a port of this machine, for a browser or another program. As a class fixture it is shared by the
/// tests of one class: <c>IClassFixture&lt;LiveApp&gt;</c>.
/// </summary>
public sealed class LiveApp : RemindlyApp
{
    private readonly Lazy<Uri> address;

    public LiveApp()
    {
        var port = FreePort();
        var url = $"http://127.0.0.1:{port}";
        With("Urls", url);
        With("Demo", "true");
        With("Scheduling:Providers:Acuity:BaseUrl", $"{url}/sandbox/acuity/api/v1");
        With("Scheduling:SandboxAddress", $"{url}/sandbox/feed");
        With("Scheduling:Providers:Calendly:BaseUrl", $"{url}/sandbox/calendly");
        With("Scheduling:Providers:Acuity:SignInUrl", $"{url}/sandbox/acuity/oauth2");
        With("Scheduling:Providers:Calendly:SignInUrl", $"{url}/sandbox/calendly/oauth");
        foreach (var provider in new[] { "Acuity", "Calendly" })
        {
            With($"Scheduling:Providers:{provider}:ClientId", SandboxSignIn.ClientId);
            With($"Scheduling:Providers:{provider}:ClientSecret", SandboxSignIn.ClientSecret);
        }

        UseKestrel(port);
        ClientOptions.BaseAddress = new Uri(url);
        address = new Lazy<Uri>(() =>
        {
            StartServer();
            return new Uri(url);
        });
    }

    /// <summary>Where it listens; the first to ask starts it.</summary>
    public Uri Address => address.Value;

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
