using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling.Providers.Http.Outward;

namespace Remindly.Core.Scheduling.Providers.CalDav;

public static class CalDavServices
{
    /// <summary>Lets appointments come from the calendars of a CalDAV server.</summary>
    public static IServiceCollection AddCalDav(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<CalDavOptions>()
            .Bind(configuration.GetSection(CalDavOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOutward(configuration);
        services.AddSingleton<CalDavClient>();
        services.AddSingleton<CalDavDiscovery>();
        services.AddSingleton<ISchedulingProvider, CalDavProvider>();
        return services;
    }
}
