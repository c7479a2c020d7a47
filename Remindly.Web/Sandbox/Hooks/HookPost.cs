using System.Net.Http.Headers;
using System.Text;

namespace Remindly.Web.Sandbox.Hooks;

/// <summary>Carries notices to their targets, until the app stops. The wire's time limit is real time: it knows no other.</summary>
public sealed class HookPost : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly SocketsHttpHandler wire = new() { AllowAutoRedirect = false, UseProxy = false };
    private readonly HttpClient client;

    public HookPost()
    {
        Stopping = stopping.Token;
        client = new HttpClient(wire, disposeHandler: true) { Timeout = Longest };
    }

    internal CancellationToken Stopping { get; }

    internal async Task<HookAttempt> TryAsync(HookMessage message, DateTimeOffset now)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.To.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(message.ContentType);
        if (message.Signature is { } signature)
        {
            request.Headers.TryAddWithoutValidation(signature.Name, signature.Value);
        }

        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stopping);
            return new HookAttempt(now, (int)response.StatusCode, null);
        }
        catch (HttpRequestException unreached)
        {
            return new HookAttempt(now, null, unreached.Message);
        }
        catch (OperationCanceledException)
        {
            return new HookAttempt(now, null, "No answer within ten seconds.");
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
        client.Dispose();
        wire.Dispose();
    }
}
