using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Remindly.Core.Scheduling;

internal static class SchedulingServices
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        services.AddSingleton<CredentialVault>();
        return services;
    }
}
