using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Names a process so that another one on the same machine can tell whether it still lives.</summary>
internal static class LeaseHolder
{
    private const string MachineIdFile = "/etc/machine-id";
    private const string ProcessSpace = "/proc/self/ns/pid";

    // A process's start is worked out from a clock that may have been set meanwhile.
    private static readonly TimeSpan StartMayDiffer = TimeSpan.FromSeconds(5);
    private static readonly string ThisMachine = Machine();

    public static string ThisProcess { get; } = Name();

    /// <summary>Whether the holder was a process of this machine that is gone. Of other machines nothing is known.</summary>
    public static bool Died(string holder)
    {
        var parts = holder.Split('|');
        if (
            parts.Length != 3
            || parts[0] != ThisMachine
            || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out var started)
        )
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return Math.Abs(Started(process) - started) > StartMayDiffer.TotalSeconds;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            // It is there and not ours to look at.
            return false;
        }
    }

    private static string Name()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{ThisMachine}|{process.Id}|{Started(process)}");
    }

    // Process ids are only comparable inside one process space of one machine (containers have their own).
    private static string Machine()
    {
        var id = Read(() => File.ReadAllText(MachineIdFile).Trim());
        var space = Read(() => File.ResolveLinkTarget(ProcessSpace, returnFinalTarget: false)?.Name);
        return $"{Environment.MachineName}/{id}/{space}".Replace('|', '/');
    }

    // Only Linux has them, and not all of it lets everybody read them.
    private static string Read(Func<string?> read)
    {
        try
        {
            return read() ?? "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static long Started(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
