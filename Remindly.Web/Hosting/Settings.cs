using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace Remindly.Web.Hosting;

/// <summary>Defaults that depend on where the app runs, and options that fail at start by name.</summary>
internal static class Settings
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        // Below every other source, so that any of them wins.
        builder.Configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource
            {
                InitialData = new Dictionary<string, string?>
                {
                    ["Urls"] = "http://localhost:5080",
                    ["Demo"] = builder.Environment.IsDevelopment() ? "true" : "false",
                },
            }
        );

        if (builder.Configuration["Registration"] is { } mode && !Enum.TryParse<RegistrationMode>(mode, ignoreCase: true, out _))
        {
            throw new SettingException("Registration", $"\"{mode}\" is not known. Use Open or Closed.");
        }

        builder
            .Services.AddOptions<SiteOptions>()
            .Bind(builder.Configuration)
            .Validate(
                site => site.PublicUrl is null || (site.PublicUrl.IsAbsoluteUri && site.PublicUrl.Scheme is "http" or "https"),
                "PublicUrl: use an address that starts with http:// or https://."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietAddresses>();
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
    }

    public static SiteOptions Site(this IServiceProvider services) => services.GetRequiredService<IOptions<SiteOptions>>().Value;
}
