using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Remindly.Core.Scheduling.Providers.Http;

internal static class ProviderHttpServices
{
    /// <summary>The HTTP client named after a provider: bounded, paced, without cookies or logs, and bound to one server.</summary>
    public static IServiceCollection AddProviderHttp<TOptions>(this IServiceCollection services, string provider)
        where TOptions : ProviderHttpOptions
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(
            provider,
            (container, _) =>
                new ProviderPipeline(
                    provider,
                    container.GetRequiredService<IOptions<TOptions>>().Value,
                    container.GetRequiredService<TimeProvider>(),
                    container.GetRequiredService<ILogger<ProviderPipeline>>()
                )
        );
        services
            .AddHttpClient(
                provider,
                client =>
                {
                    // The pipeline keeps the time.
                    client.Timeout = Timeout.InfiniteTimeSpan;
                    client.DefaultRequestHeaders.UserAgent.ParseAdd("Remindly/1.0");
                    client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    AutomaticDecompression = DecompressionMethods.All,
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                }
            )
            .AddHttpMessageHandler(container => new ProviderHttpHandler(container.GetRequiredKeyedService<ProviderPipeline>(provider)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The framework's request logs would carry addresses with people's names in them.
            .RemoveAllLoggers();
        return services;
    }
}
