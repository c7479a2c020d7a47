using Microsoft.Extensions.DependencyInjection;

namespace Remindly.Core.Care;

internal static class CareServices
{
    public static IServiceCollection AddCare(this IServiceCollection services) =>
        services
            .AddSingleton<SeniorService>()
            .AddSingleton<CircleService>()
            .AddSingleton<InvitationService>()
            .AddSingleton<InvitationDoor>();
}
