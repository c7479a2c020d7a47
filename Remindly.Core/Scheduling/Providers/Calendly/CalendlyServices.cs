using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Calendly;

public static class CalendlyServices
{
    /// <summary>Lets appointments come from Calendly.</summary>
    public static IServiceCollection AddCalendly(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<CalendlyOptions>()
            .Bind(configuration.GetSection(CalendlyOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddProviderHttp<CalendlyOptions>(CalendlyProvider.Key);
        services.AddTransient<CalendlyLimits>();
        services.AddHttpClient(CalendlyProvider.Key).AddHttpMessageHandler<CalendlyLimits>();
        services.AddSingleton<CalendlyClient>();
        services.AddSingleton<CalendlyEvents>();
        services.AddSingleton<CalendlyBookings>();
        services.AddSingleton<ISchedulingProvider, CalendlyProvider>();
        services.AddSingleton<IProviderSignIn>(container => new OAuthSignIn(
            CalendlySignIn.Of(container.GetRequiredService<IOptions<CalendlyOptions>>().Value),
            container.GetRequiredService<IHttpClientFactory>(),
            container.GetRequiredService<TimeProvider>()
        ));
        return services;
    }
}
