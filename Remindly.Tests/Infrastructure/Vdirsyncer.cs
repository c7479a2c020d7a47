using System.Diagnostics;

namespace Remindly.Tests.Infrastructure;

/// <summary>Somebody else's copy of a calendar, kept the same by https://vdirsyncer.pimutils.org: a folder of files.</summary>
internal sealed class Vdirsyncer
{
    private readonly string folder = TestRun.NewPath("-vdirsyncer");
    private readonly string calendar;

    public Vdirsyncer(CalDavServer server, string path)
    {
        calendar = path.TrimEnd('/').Split('/')[^1];
        Directory.CreateDirectory(Path.Combine(folder, calendar));
        File.WriteAllText(
            Path.Combine(folder, "config"),
            $"""
            [general]
            status_path = "{folder}/status/"

            [pair mine]
            a = "here"
            b = "there"
            collections = ["{calendar}"]
            conflict_resolution = "a wins"

            [storage here]
            type = "filesystem"
            path = "{folder}"
            fileext = ".ics"

            [storage there]
            type = "caldav"
            url = "{new Uri(server.Address, server.Home)}"
            username = "{CalDavServer.User}"
            password = "{server.Password}"
            """
        );
    }

    private string FileOf(string uid) => Path.Combine(folder, calendar, $"{uid}.ics");

    public Task DiscoverAsync() => RunAsync("discover");

    public Task PutAsync(string uid, string data)
    {
        File.WriteAllText(FileOf(uid), data);
        return RunAsync("sync");
    }

    public Task DeleteAsync(string uid)
    {
        File.Delete(FileOf(uid));
        return RunAsync("sync");
    }

    /// <summary>What is here of what is there.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        await RunAsync("sync");
        return [.. Directory.GetFiles(Path.Combine(folder, calendar), "*.ics").Select(File.ReadAllText)];
    }

    private async Task RunAsync(string command)
    {
        var start = new ProcessStartInfo("vdirsyncer", ["--config", Path.Combine(folder, "config"), command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (words, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"vdirsyncer {command} ended with {process.ExitCode}: {await words}{await complaints}");
        }
    }
}
