using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Acuity;

public static class AcuityServices
{
    /// <summary>Lets appointments come from Acuity Scheduling.</summary>
    public static IServiceCollection AddAcuity(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AcuityOptions>()
            .Bind(configuration.GetSection(AcuityOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                options => options.KeepsPace(),
                $"{AcuityOptions.Section}: RequestsPerSecond and Burst together may not exceed {AcuityOptions.MostRequestsInASecond} at Acuity."
            )
            .ValidateOnStart();
        services.AddProviderHttp<AcuityOptions>(AcuityProvider.Key);
        services.AddSingleton<AcuityClient>();
        services.AddSingleton<AcuityBookings>();
        services.AddSingleton<ISchedulingProvider, AcuityProvider>();
        services.AddSingleton<IProviderSignIn>(container => new OAuthSignIn(
            AcuitySignIn.Of(container.GetRequiredService<IOptions<AcuityOptions>>().Value),
            container.GetRequiredService<IHttpClientFactory>(),
            container.GetRequiredService<TimeProvider>()
        ));
        return services;
    }
}
