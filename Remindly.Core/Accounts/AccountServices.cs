using Microsoft.Extensions.DependencyInjection;

namespace Remindly.Core.Accounts;

internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services.AddSingleton<PreferenceService>();
}
