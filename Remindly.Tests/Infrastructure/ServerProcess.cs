using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Remindly.Tests.Infrastructure;

/// <summary>A program of the machine's that serves on a port of its own until it is disposed, whatever the end of the run is.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, int port)
    {
        (this.process, Port) = (process, port);
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    public int Port { get; }

    /// <param name="arguments">With the port it is to have.</param>
    public static async Task<ServerProcess> StartAsync(string program, Func<int, string[]> arguments)
    {
        var port = FreePort();
        var process =
            Process.Start(new ProcessStartInfo(program, arguments(port)) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, port);
        await Eventually.HoldsAsync(() => AnswersAsync(port), $"{program} answers");
        return server;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        process.Dispose();
    }

    private void End(object? sender, EventArgs e)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
