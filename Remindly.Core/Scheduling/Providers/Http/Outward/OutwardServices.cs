using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

internal static class OutwardServices
{
    /// <summary>The way out to addresses that people type, once for all providers that need it.</summary>
    public static IServiceCollection AddOutward(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(each => each.ServiceType == typeof(OutwardClient)))
        {
            return services;
        }

        services
            .AddOptions<OutwardOptions>()
            .Bind(configuration.GetSection(SchedulingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostNames>(_ => Dns.GetHostAddressesAsync);
        services.AddSingleton<OutwardGate>();
        services.AddSingleton<OutwardConnector>();
        services.AddSingleton<OutwardLines>();
        services.AddSingleton<OutwardClient>();
        services
            .AddHttpClient(
                OutwardClient.Name,
                client =>
                {
                    client.Timeout = Timeout.InfiniteTimeSpan;
                    client.DefaultRequestHeaders.UserAgent.ParseAdd("Remindly/1.0");
                }
            )
            .ConfigurePrimaryHttpMessageHandler(container => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = container.GetRequiredService<OutwardConnector>().ConnectAsync,
                // Traces would carry the addresses.
                ActivityHeadersPropagator = null,
            })
            .AddHttpMessageHandler(_ => new OutwardHandler())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }
}
