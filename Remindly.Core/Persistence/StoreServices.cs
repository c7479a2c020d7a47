using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Changes;
using Remindly.Core.Persistence.Postgres;
using Remindly.Core.Persistence.Sqlite;

namespace Remindly.Core.Persistence;

internal static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, StoreOptions store)
    {
        services.AddSingleton(store);
        if (store.Engine == StoreEngine.Sqlite)
        {
            services.AddDbContextFactory<SqliteRemindlyDb>(
                (provider, options) =>
                    options.UseSqlite(store.ConnectionString).AddInterceptors(new SqlitePragmas()).AddInterceptors(Telling(provider))
            );
            services.AddSingleton<IDbContextFactory<RemindlyDb>, RemindlyDbFactory<SqliteRemindlyDb>>();
        }
        else
        {
            services.AddDbContextFactory<PostgresRemindlyDb>(
                (provider, options) => options.UseNpgsql(store.ConnectionString).AddInterceptors(Telling(provider))
            );
            services.AddSingleton<IDbContextFactory<RemindlyDb>, RemindlyDbFactory<PostgresRemindlyDb>>();
        }

        // Identity's stores want one context per scope.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<RemindlyDb>>().CreateDbContext());
        services.AddSingleton<StoreMigration>();
        services.AddSingleton<KeyRingCheck>();
        return services;
    }

    // A store without pages over it has nobody to tell.
    private static IEnumerable<ChangeTelling> Telling(IServiceProvider provider) =>
        provider.GetService<ChangeFeed>() is { } feed ? [new ChangeTelling(feed)] : [];

    private sealed class RemindlyDbFactory<TDb>(IDbContextFactory<TDb> factory) : IDbContextFactory<RemindlyDb>
        where TDb : RemindlyDb
    {
        public RemindlyDb CreateDbContext() => factory.CreateDbContext();

        public async Task<RemindlyDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await factory.CreateDbContextAsync(cancellationToken);
    }
}
