namespace Remindly.Web.Components.Integrations;

internal static class IntegrationPieces
{
    public static IServiceCollection AddIntegrationPages(this IServiceCollection services) =>
        services
            .AddSingleton<SignedIn>()
            .AddSingleton<SignInAttempts>()
            .AddSingleton<SyncNow>()
            .AddSingleton<IntegrationActs>()
            .AddScoped<NeedsYou>()
            .AddScoped<Disconnecting>();
}
