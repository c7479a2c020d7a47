using System.Diagnostics;
using System.Text.Json;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Core.Calendars;

/// <summary>Another implementation of the same standard: a script in Debian's Python that answers a JSON line with a JSON line.</summary>
internal sealed class PythonOracle : IDisposable
{
    private readonly Process process;
    private readonly Task<string> complaints;

    public PythonOracle(params string[] pathOfScript)
    {
        // Debian's packages belong to Debian's own interpreter; another may come first on the PATH.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var script = Path.Combine([Repository.Root, "Remindly.Tests", "Core", "Calendars", .. pathOfScript]);
        process = Process.Start(
            new ProcessStartInfo(python, ["-B", script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        complaints = process.StandardError.ReadToEndAsync();
    }

    public TAnswer Ask<TAnswer>(object question)
    {
        process.StandardInput.WriteLine(JsonSerializer.Serialize(question, JsonSerializerOptions.Web));
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The script ended: {complaints.Result}");
        return JsonSerializer.Deserialize<TAnswer>(line, JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
