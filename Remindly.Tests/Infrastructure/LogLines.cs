using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Remindly.Tests.Infrastructure;

/// <summary>Keeps everything that is logged, at every level, scopes and exceptions included.</summary>
public sealed class LogLines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
{
    public LogLines()
        : this([]) { }

    public ConcurrentQueue<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
