using System.Net.Http.Headers;
using System.Text;

namespace Remindly.Tests.Infrastructure;

/// <summary>A real CalDAV server from the machine's programs, with one account whose calendars the tests make.</summary>
public abstract class CalDavServer : IAsyncDisposable
{
    private readonly HttpClient client = new();
    private ServerProcess? process;

    public const string User = "rosa";

    private const int MostTries = 5;

    /// <summary>Where it keeps what it is given.</summary>
    protected string Folder { get; } = TestRun.NewPath("-caldav");

    public abstract string Password { get; }

    public Uri Address => new($"http://127.0.0.1:{process!.Port}/");

    public bool IsRunning => process is not null;

    /// <summary>Where the account's calendars are, below <see cref="Address"/>.</summary>
    public abstract string Home { get; }

    protected abstract string Program { get; }

    protected abstract string[] Arguments(int port);

    /// <summary>On a new port, with what it was given before.</summary>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(Folder);
        process = await ServerProcess.StartAsync(Program, Arguments);
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));
        // Radicale hangs up after each answer without saying so.
        client.DefaultRequestHeaders.ConnectionClose = true;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);
    }

    public void Stop()
    {
        process?.Dispose();
        process = null;
    }

    /// <summary>A new calendar; its name on the server.</summary>
    public async Task<string> MakeCalendarAsync(string name)
    {
        var path = $"{Home}{name.ToLowerInvariant()}-{Guid.NewGuid():N}/";
        await AskAsync(
            "MKCALENDAR",
            path,
            $"""<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop><D:displayname>{name}</D:displayname></D:prop></D:set></C:mkcalendar>""",
            "application/xml"
        );
        return path;
    }

    public Task PutAsync(string path, string calendar) => AskAsync("PUT", path, calendar, "text/calendar");

    public Task DeleteAsync(string path) => AskAsync("DELETE", path);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Stop();
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    // Radicale now and then hangs up without a word; whoever asks again is answered.
    private async Task AskAsync(string method, string path, string? body = null, string type = "text/plain")
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await AskOnceAsync(method, path, body, type);
                return;
            }
            catch (HttpRequestException problem) when (problem.HttpRequestError == HttpRequestError.ResponseEnded && tries < MostTries) { }
        }
    }

    private async Task AskOnceAsync(string method, string path, string? body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(Address, path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}

/// <summary>https://radicale.org</summary>
public sealed class RadicaleServer : CalDavServer
{
    public override string Password => "a calm password of Radicale";

    public override string Home => $"/{User}/";

    protected override string Program => "radicale";

    protected override string[] Arguments(int port)
    {
        var people = Path.Combine(Folder, "people");
        File.WriteAllText(people, $"{User}:{Password}\n");
        return
        [
            "--server-hosts",
            $"127.0.0.1:{port}",
            "--auth-type",
            "htpasswd",
            "--auth-htpasswd-filename",
            people,
            "--auth-htpasswd-encryption",
            "plain",
            "--auth-delay",
            "0",
            "--storage-filesystem-folder",
            Path.Combine(Folder, "kept"),
        ];
    }
}

/// <summary>https://www.xandikos.org: knows no passwords of its own.</summary>
public sealed class XandikosServer : CalDavServer
{
    public override string Password => "any password at all";

    public override string Home => "/user/calendars/";

    protected override string Program => "xandikos";

    protected override string[] Arguments(int port) => ["-d", Folder, "--autocreate", "-l", "127.0.0.1", "-p", $"{port}", "--defaults"];
}
