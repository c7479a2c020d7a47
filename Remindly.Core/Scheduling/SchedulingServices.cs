using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling.Providers.Acuity;

namespace Remindly.Core.Scheduling;

internal static class SchedulingServices
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CredentialVault>();
        services.AddSingleton<ProviderNames>();
        services.AddAcuity(configuration);
        return services;
    }
}
