using System.Diagnostics;

namespace Remindly.Benchmarks;

/// <summary>The other program: keeps a feed as files in a folder.</summary>
internal sealed class Vdirsyncer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vdirsyncer-benchmark").FullName;

    public Vdirsyncer(Uri feed)
    {
        Directory.CreateDirectory(Here);
        File.WriteAllText(
            Path.Combine(folder, "config"),
            $"""
            [general]
            status_path = "{folder}/status/"
            [pair feed]
            a = "there"
            b = "here"
            collections = null
            [storage there]
            type = "http"
            url = "{feed}"
            [storage here]
            type = "filesystem"
            path = "{Here}"
            fileext = ".ics"
            """
        );
        Run("discover", "feed");
    }

    public int Files => Directory.GetFiles(Here).Length;

    private string Here => Path.Combine(folder, "here");

    public TimeSpan Sync() => Run("sync");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private TimeSpan Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("vdirsyncer", ["-c", Path.Combine(folder, "config"), "-v", "ERROR", .. arguments])
        {
            RedirectStandardInput = true,
        };
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(since)
            : throw new InvalidOperationException("vdirsyncer did not end well.");
    }
}
