using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Providers.Acuity;
using Remindly.Core.Scheduling.Providers.CalDav;
using Remindly.Core.Scheduling.Providers.CalendarFeed;
using Remindly.Core.Scheduling.Providers.Calendly;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

internal static class SchedulingServices
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SchedulingOptions>().Bind(configuration.GetSection(SchedulingOptions.Section));
        services.AddSingleton<CredentialVault>();
        services.AddSingleton<ProviderNames>();
        services.AddSingleton<ProviderCatalog>();
        services.AddSingleton<ProviderSignIns>();
        services.AddSingleton<TokenKeeper>();
        services.AddSingleton<Revocations>();
        services.AddSingleton<IntegrationReader>();
        services.AddSingleton<RiskReader>();
        services.AddSingleton<IntegrationService>();
        services.AddSingleton<Disconnections>();
        services.AddSingleton<ImportPreviews>();
        services.AddSingleton<ClientTeaching>();
        services.AddSingleton<UnmatchedAppointments>();
        services.AddSingleton<IntegrationTasks>();
        services.AddSingleton<IntegrationDiagnostics>();
        services.AddSync();
        services.AddAcuity(configuration);
        services.AddCalendarFeed(configuration);
        services.AddCalDav(configuration);
        services.AddCalendly(configuration);
        return services;
    }

    private static void AddSync(this IServiceCollection services)
    {
        services.AddSingleton<SyncLeases>();
        services.AddSingleton<SyncRecovery>();
        services.AddSingleton<SyncUpkeep>();
        services.AddSingleton<SyncService>();
        services.AddSingleton<SyncHistory>();
        services.AddSingleton<TaskRefresh>();
        services.AddHostedService<SyncWorker>();
    }
}
