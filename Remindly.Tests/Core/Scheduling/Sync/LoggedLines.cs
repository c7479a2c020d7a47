using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>Keeps what is logged, exceptions included.</summary>
internal sealed class LoggedLines : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Keeper(Lines);

    public void Dispose() { }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
