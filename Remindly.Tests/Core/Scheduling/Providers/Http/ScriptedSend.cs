using System.Collections.Concurrent;
using System.Net;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Core.Scheduling.Providers.Http;

/// <summary>What stands behind the pipeline: answers as told, and remembers what it was asked and when.</summary>
internal sealed class ScriptedSend(FakeClock clock, params Func<HttpResponseMessage>[] answers)
{
    private int asked;

    public ConcurrentQueue<(DateTimeOffset At, Uri? Address)> Requests { get; } = new();

    public TimeSpan[] Gaps
    {
        get
        {
            var times = Requests.Select(each => each.At).ToArray();
            return [.. times.Skip(1).Zip(times, (later, earlier) => later - earlier)];
        }
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Enqueue((clock.GetUtcNow(), request.RequestUri));
        var turn = Math.Min(Interlocked.Increment(ref asked), answers.Length) - 1;
        return Task.FromResult(answers[turn]());
    }

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, Action<HttpResponseMessage>? change = null) =>
        () =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent("{}") };
            change?.Invoke(response);
            return response;
        };

    public static Func<HttpResponseMessage> To(string address) =>
        Answer(HttpStatusCode.Found, response => response.Headers.Location = new Uri(address, UriKind.RelativeOrAbsolute));

    public static Func<HttpResponseMessage> Broken(HttpRequestError error) => () => throw new HttpRequestException(error);
}
