using Microsoft.Extensions.DependencyInjection;

namespace Remindly.Core.Notifications;

internal static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services.AddSingleton<Notifier>();
}
