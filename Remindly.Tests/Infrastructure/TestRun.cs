using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit;

[assembly: AssemblyFixture(typeof(Remindly.Tests.Infrastructure.TestRun))]

namespace Remindly.Tests.Infrastructure;

/// <summary>What one run of the tests starts and leaves on the disk: taken away at its end, whatever the end was.</summary>
public sealed class TestRun : IAsyncDisposable
{
    private const string Prefix = "remindly-tests-";

    private static readonly Lazy<string> Own = new(() =>
    {
        TakeAwayLeftovers();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TakeAway(Own!.Value);
        return Make(Path.Combine(Path.GetTempPath(), Prefix + Environment.ProcessId));
    });

    /// <summary>A folder of this run alone, which other users of the machine (PostgreSQL's) may look into.</summary>
    public static string Folder => Own.Value;

    /// <summary>A name in <see cref="Folder"/> that nothing has yet.</summary>
    public static string NewPath(string suffix) => Path.Combine(Folder, Guid.NewGuid().ToString("N") + suffix);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (Own.IsValueCreated)
        {
            TakeAway(Own.Value);
        }

        return ValueTask.CompletedTask;
    }

    private static string Make(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        return folder;
    }

    // A run that was killed could not clean up after itself.
    private static void TakeAwayLeftovers()
    {
        var alive = Process.GetProcesses().Select(process => process.Id).ToHashSet();
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (int.TryParse(Path.GetFileName(folder)[Prefix.Length..], out var process) && !alive.Contains(process))
            {
                TakeAway(folder);
            }
        }
    }

    private static void TakeAway(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                PostgresServer.StopIn(folder);
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} could not be removed: {problem.Message}");
        }
    }
}
