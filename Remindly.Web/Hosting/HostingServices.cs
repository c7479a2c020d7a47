using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Remindly.Web.Hosting;

/// <summary>How the process meets the network and the disk.</summary>
internal static partial class HostingServices
{
    /// <summary>Settings first: everything after reads them.</summary>
    public static DataLocation AddRemindlyHosting(this WebApplicationBuilder builder)
    {
        builder.AddSettings();
        var data = DataLocation.Choose(builder.Configuration, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        builder.Services.AddSingleton(data);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiProblems.LargestBody;
        });
        builder.Services.AddKeyRing(data);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        return data;
    }

    public static void UseRemindlyHosting(this WebApplication app)
    {
        LogData(app.Logger, app.Services.GetRequiredService<DataLocation>().Root);
        app.UseTrustedProxies();
        app.UseSecurityHeaders();
        app.UseRelativeRedirects();
        app.UseApiProblems();
        app.UseWhen(
            context => context.IsPage,
            pages =>
            {
                pages.UseExceptionHandler(AppUrls.Problem, createScopeForErrors: true);
                pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
            }
        );
        app.UseHttpsRules();
        app.UseRequestLocalization(ReadingCulture.Rules);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    private static void AddKeyRing(this IServiceCollection services, DataLocation data)
    {
        services.AddDataProtection().SetApplicationName("Remindly");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<ILoggerFactory>((keys, loggers) => keys.XmlRepository = new OwnerOnlyKeys(data.Keys, loggers));
    }

    [LoggerMessage(LogLevel.Information, "Everything is kept in {Folder}")]
    private static partial void LogData(ILogger logger, string folder);
}
