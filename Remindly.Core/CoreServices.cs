using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Notifications;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;

namespace Remindly.Core;

public static class CoreServices
{
    /// <summary>Everything Remindly knows. The host adds Data Protection, logging and a way in.</summary>
    public static IServiceCollection AddRemindlyCore(this IServiceCollection services, IConfiguration configuration, StoreOptions store)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddStore(store);
        services.AddSingleton<ChangeFeed>();
        services.AddAccounts();
        services.AddCare();
        services.AddNotifications();
        services.AddTasks();
        services.AddScheduling(configuration);
        return services;
    }

    /// <summary>To be run once, before the first request: schema, then keys.</summary>
    /// <exception cref="StoreTooNewException">The database was made by a newer version.</exception>
    public static async Task PrepareRemindlyCoreAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<StoreMigration>().RunAsync(cancellationToken);
        await services.GetRequiredService<KeyRingCheck>().RunAsync(cancellationToken);
    }
}
