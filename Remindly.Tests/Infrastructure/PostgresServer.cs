using System.Diagnostics;

namespace Remindly.Tests.Infrastructure;

/// <summary>
/// A PostgreSQL server of the tests' own, made from the machine's installed programs: reached by a socket in its folder alone, and
/// not careful with the disk.
/// </summary>
internal static class PostgresServer
{
    public const string User = "postgres";

    private const string Settings =
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB -c listen_addresses=";

    /// <summary>Makes and starts a server; its folder, which is also the host of its connection strings.</summary>
    public static string StartIn(string folder)
    {
        var home = Path.Combine(folder, "postgres");
        Directory.CreateDirectory(home);
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", User, home);
        }

        var data = DataOf(folder);
        Run("initdb", "--pgdata", data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
        var log = Path.Combine(home, "log");
        Run("pg_ctl", "start", "--pgdata", data, "--wait", "--log", log, "--options", $"{Settings} -k {home}");
        return home;
    }

    /// <summary>Stops the server of this folder, if there is one.</summary>
    public static void StopIn(string folder)
    {
        if (File.Exists(Path.Combine(DataOf(folder), "postmaster.pid")))
        {
            Run("pg_ctl", "stop", "--pgdata", DataOf(folder), "--mode", "immediate", "--wait");
        }
    }

    private static string DataOf(string folder) => Path.Combine(folder, "postgres", "data");

    // PostgreSQL refuses to run as root.
    private static void Run(string program, params string[] arguments)
    {
        var own = program is not "chown";
        var path = own ? Find(program) : program;
        string[] command =
            own && Environment.IsPrivilegedProcess ? ["runuser", "-u", User, "--", path, .. arguments] : [path, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var words = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {words}{complaints.Result}");
        }
    }

    // Debian keeps the server's programs off the PATH, one folder per version.
    private static string Find(string program)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = versions.OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).Concat(onPath);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"The tests need PostgreSQL and found no {program}. Install it (Debian: postgresql), then run again."
            );
    }
}
