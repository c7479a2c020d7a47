using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace Remindly.Tests.Infrastructure;

/// <summary>The app as a process of its own, which can be killed as an operator's machine would be.</summary>
public sealed class ChildApp : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private Process? process;

    /// <param name="settings">Configuration beyond a data folder and a port.</param>
    public ChildApp(string dataPath, IEnumerable<KeyValuePair<string, string>> settings)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        this.settings = new(settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Testing",
            ["Urls"] = Address.ToString(),
            ["DataPath"] = dataPath,
        };
    }

    public Uri Address { get; }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "Remindly.Web.dll"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        await Eventually.HoldsAsync(async () => await AnswersAsync(client), "the app is ready");
    }

    /// <summary>Ends it at once: nothing is closed, flushed or said goodbye to.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>A client with the bearer token of an account that exists.</summary>
    public async Task<HttpClient> SignInAsync(string email, bool register = false)
    {
        var client = new HttpClient { BaseAddress = Address };
        var body = new { email, password = RemindlyApp.Password };
        if (register)
        {
            using var registered = await client.PostAsJsonAsync("/api/auth/register", body);
            registered.EnsureSuccessStatusCode();
        }

        using var signedIn = await client.PostAsJsonAsync("/api/auth/login", body);
        var token = (await signedIn.JsonAsync()).Text("access_token");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return ready.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
