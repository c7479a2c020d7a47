using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>The real app on a real port, with its sandbox as the Acuity it asks, and Ana who looks after Rosa.</summary>
public sealed class ConnectedApp : IAsyncLifetime
{
    private static int accounts = 700_000;

    public LiveApp App { get; } = new();

    public HttpClient Ana { get; private set; } = new();

    public Guid RosaId { get; private set; }

    public AcuitySandbox Sandbox => App.Services.GetRequiredService<AcuitySandbox>();

    private static CancellationToken Cancellation => CancellationToken.None;

    public async ValueTask InitializeAsync()
    {
        const string Acuity = "Scheduling:Providers:Acuity:";
        App.With(Acuity + "RequestsPerSecond", "1000").With(Acuity + "Burst", "1000").With(Acuity + "BaseDelay", "00:00:00.005");
        App.With(Acuity + "BreakerFailures", "1000");
        _ = App.Address;
        Sandbox.RateLimitEnabled = false;
        Ana = await App.CreateCaregiverAsync("ana@example.org");
        using var made = await Ana.PostAsJsonAsync(
            "/api/seniors",
            new { name = "Rosa Marino", email = "rosa.marino@example.com" },
            Cancellation
        );
        RosaId = (await made.JsonAsync()).GetProperty("id").GetGuid();
    }

    /// <summary>A practice of a test's own.</summary>
    public SandboxAccount NewAccount(int appointments = 0)
    {
        var account = Sandbox.AddAccount($"{Interlocked.Increment(ref accounts)}", $"key-{Guid.NewGuid():N}");
        var start = TimeProvider.System.GetUtcNow().AddDays(1);
        for (var number = 0; number < appointments; number++)
        {
            account.Add(
                new SandboxAppointment
                {
                    Start = start.AddHours(number),
                    FirstName = "Rosa",
                    LastName = "Marino",
                    Email = "rosa.marino@example.com",
                }
            );
        }

        return account;
    }

    public object Wish(SandboxAccount account, string? key = null, object? settings = null) =>
        new
        {
            provider = "acuity",
            senior_id = RosaId,
            provider_user_id = account.UserId,
            api_key = key ?? account.ApiKey,
            settings = settings ?? new { },
        };

    /// <summary>Connects it for Rosa.</summary>
    public async Task<JsonElement> ConnectAsync(SandboxAccount account, object? settings = null)
    {
        using var made = await Ana.PostAsJsonAsync("/api/scheduling_integrations", Wish(account, settings: settings), Cancellation);
        Assert.Equal(201, (int)made.StatusCode);
        return await made.JsonAsync();
    }

    public async Task<ApiAnswer> AskAsync(HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Ana.SendAsync(request, Cancellation);
        return await ApiAnswer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Ana.Dispose();
        await App.DisposeAsync();
    }
}
