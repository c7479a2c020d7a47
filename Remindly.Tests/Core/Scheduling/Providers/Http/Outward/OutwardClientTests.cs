using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Http;
using Remindly.Core.Scheduling.Providers.Http.Outward;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Http.Outward;

public sealed class OutwardClientTests : IAsyncLifetime
{
    private readonly LogLines log = new();
    private readonly List<ServiceProvider> built = [];
    private readonly ProviderConnection connection = new(new Credentials());
    private ProviderStub server = default!;
    private ProviderStub other = default!;

    public async ValueTask InitializeAsync() => (server, other) = (await ProviderStub.StartAsync(), await ProviderStub.StartAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var each in built)
        {
            await each.DisposeAsync();
        }

        await server.DisposeAsync();
        await other.DisposeAsync();
        log.Dispose();
        Assert.DoesNotContain(log.Lines, line => line.Contains("canary", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Answers_come_back_whatever_their_status_with_their_headers()
    {
        server.Fault = async context =>
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Digest realm=\"x\"";
            context.Response.Headers.LastModified = "Wed, 04 Mar 2026 15:00:00 GMT";
            await context.Response.WriteAsync("no");
            return true;
        };

        using var answer = await SendAsync(Client(open: true), Request(server.Address, HttpMethod.Parse("PROPFIND")));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Digest", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.NotNull(answer.ContentHeaders.LastModified);
        Assert.Equal("PROPFIND", server.Requests.Single().Method);
        Assert.Equal(1, connection.Requests);
    }

    [Fact]
    public async Task A_name_is_judged_by_what_it_turns_out_to_be()
    {
        var refused = await FailureAsync(
            Client(names: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])),
            Request(new Uri("http://calendar.example/feed.ics"))
        );

        Assert.Equal(FailureKind.AddressRefused, refused.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_address_that_was_checked_is_the_one_that_is_connected_to()
    {
        var lookups = 0;
        server.Fault = Faults.Body("text/calendar", "");
        var client = Client(
            open: true,
            names: (_, _) => Task.FromResult<IPAddress[]>([Interlocked.Increment(ref lookups) == 1 ? IPAddress.Loopback : IPAddress.Any])
        );

        using var answer = await SendAsync(client, Request(new Uri($"http://calendar.example:{server.Address.Port}/feed.ics")));

        Assert.Equal((HttpStatusCode.OK, 1), (answer.Status, lookups));
    }

    [Fact]
    public async Task What_is_inside_cannot_be_told_from_what_is_not_there()
    {
        var client = Client();
        var alive = await ToldAsync(client, server.Address);
        var dead = await ToldAsync(client, new Uri($"http://127.0.0.1:{LiveApp.FreePort()}/"));
        var nowhere = await ToldAsync(client, new Uri("http://10.255.255.1/"));

        Assert.Equal(alive.Failure, dead.Failure);
        Assert.Equal(alive.Failure, nowhere.Failure);
        Assert.All(new[] { alive, dead, nowhere }, told => Assert.True(told.Took < TimeSpan.FromSeconds(1)));
        Assert.Empty(server.Requests);
        Assert.Equal(0, connection.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://2130706433/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//10.0.0.1/x")]
    public async Task A_redirection_is_checked_like_any_address(string target)
    {
        server.Fault = Faults.Redirect(_ => target);
        var client = Client(sandbox: server.Address);

        Assert.Equal(FailureKind.AddressRefused, (await FailureAsync(client, Request(server.Address))).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirection_to_another_server_is_followed_without_credentials_and_never_with_them()
    {
        server.Fault = Faults.Redirect(_ => new Uri(other.Address, "feed.ics").AbsoluteUri);
        other.Fault = Faults.Body("text/calendar", "BEGIN:VCALENDAR");

        using (var followed = await SendAsync(Client(open: true), Request(server.Address)))
        {
            Assert.Equal((HttpStatusCode.OK, new Uri(other.Address, "feed.ics")), (followed.Status, followed.Address));
        }

        var signed = new OutwardRequest("test", connection, new Patient(), HttpMethod.Get, server.Address) { Authorization = "Basic eDp5" };
        using var stayed = await SendAsync(Client(open: true), signed);

        Assert.Equal(HttpStatusCode.Found, stayed.Status);
        Assert.Single(other.Requests);
        Assert.All(other.Requests, request => Assert.False(request.HasCredentials));
    }

    [Fact]
    public async Task Redirections_end()
    {
        server.Fault = Faults.Redirect(_ => "/again");

        using var answer = await SendAsync(Client(open: true), Request(server.Address));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal((4, 4), (server.Requests.Count, connection.Requests));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_small_answer_that_grows_without_end_is_stopped(string encoding)
    {
        server.Fault = async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(Bomb(encoding));
            return true;
        };
        using var answer = await SendAsync(Client(open: true), Request(server.Address));
        var body = await answer.ReadAsync(TestContext.Current.CancellationToken);

        var read = 0L;
        var failure = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            var buffer = new byte[32 * 1024];
            while (await body.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var some)
            {
                read += some;
            }
        });

        Assert.Equal(FailureKind.InvalidResponse, failure.Failure.Kind);
        Assert.InRange(read, 0, 1_100_000);
    }

    [Fact]
    public async Task A_host_that_is_down_does_not_stop_another()
    {
        server.Fault = Faults.Status(503);
        other.Fault = Faults.Body("text/calendar", "");
        var client = Client(open: true);
        for (var time = 0; time < 40; time++)
        {
            try
            {
                (await SendAsync(client, Request(server.Address))).Dispose();
            }
            catch (ProviderException spared) when (spared.Failure.Kind == FailureKind.Unavailable)
            {
                break;
            }
        }

        var before = server.Requests.Count;
        Assert.Equal(FailureKind.Unavailable, (await FailureAsync(client, Request(server.Address))).Kind);
        Assert.Equal(before, server.Requests.Count);
        using var fine = await SendAsync(client, Request(other.Address));
        Assert.Equal(HttpStatusCode.OK, fine.Status);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_and_a_server_without_a_certificate_cannot_be_reached()
    {
        var unknown = Client(names: (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        Assert.Equal(FailureKind.Unavailable, (await FailureAsync(unknown, Request(new Uri("https://canary.example/feed.ics")))).Kind);

        var plain = new UriBuilder(server.Address) { Scheme = "https", Path = "/canary.ics" }.Uri;
        Assert.Equal(FailureKind.Unavailable, (await FailureAsync(Client(open: true), Request(plain))).Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Neither_failures_nor_logs_name_the_address()
    {
        var address = new Uri($"http://127.0.0.1:{LiveApp.FreePort()}/canary-path?canary=1");
        var client = Client(open: true);

        var exception = await Assert.ThrowsAsync<ProviderException>(() => SendAsync(client, Request(address)));

        Assert.Equal(FailureKind.Unavailable, exception.Failure.Kind);
        Assert.DoesNotContain("127.0.0.1", exception.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Bomb(string encoding)
    {
        using var packed = new MemoryStream();
        using (
            Stream packer = encoding switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
                "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
                _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            }
        )
        {
            var zeros = new byte[1024 * 1024];
            for (var mebibyte = 0; mebibyte < 64; mebibyte++)
            {
                packer.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    private static Task<OutwardResponse> SendAsync(OutwardClient client, OutwardRequest request) =>
        client.SendAsync(request, TestContext.Current.CancellationToken);

    private static async Task<ProviderFailure> FailureAsync(OutwardClient client, OutwardRequest request) =>
        (await Assert.ThrowsAsync<ProviderException>(() => SendAsync(client, request))).Failure;

    private async Task<(ProviderFailure Failure, TimeSpan Took)> ToldAsync(OutwardClient client, Uri address)
    {
        var watch = Stopwatch.StartNew();
        return (await FailureAsync(client, Request(address)), watch.Elapsed);
    }

    private OutwardRequest Request(Uri address, HttpMethod? method = null) =>
        new("test", connection, new Patient(), method ?? HttpMethod.Get, address);

    private OutwardClient Client(bool open = false, Uri? sandbox = null, HostNames? names = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        if (names is not null)
        {
            services.AddSingleton(names);
        }

        var settings = new Dictionary<string, string?>
        {
            ["Scheduling:AllowPrivateNetworks"] = open.ToString(),
            ["Scheduling:SandboxAddress"] = sandbox?.AbsoluteUri,
        };
        services.AddOutward(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        built.Add(services.BuildServiceProvider());
        return built[^1].GetRequiredService<OutwardClient>();
    }

    private sealed class Patient : ProviderHttpOptions
    {
        public Patient()
        {
            (Retries, BaseDelay, MaxResponseBytes) = (0, TimeSpan.FromMilliseconds(1), 1_000_000);
            (AttemptTimeout, TotalTimeout) = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
            (RequestsPerSecond, Burst) = (1000, 1000);
        }
    }
}
