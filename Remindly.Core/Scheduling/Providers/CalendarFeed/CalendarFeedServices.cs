using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling.Providers.Http.Outward;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

public static class CalendarFeedServices
{
    /// <summary>Lets appointments come from a calendar's address.</summary>
    public static IServiceCollection AddCalendarFeed(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<CalendarFeedOptions>()
            .Bind(configuration.GetSection(CalendarFeedOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOutward(configuration);
        services.AddSingleton<CalendarFeedClient>();
        services.AddSingleton<ISchedulingProvider, CalendarFeedProvider>();
        return services;
    }
}
