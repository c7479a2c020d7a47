using Microsoft.Extensions.Options;

namespace Remindly.Web.Hosting;

/// <summary>
/// Some addresses hold a secret: an invitation's token, the code for a new password. The framework writes addresses into the log line by
/// line, and into every line's scope; whatever the settings ask for, it keeps to warnings here.
/// </summary>
internal sealed class QuietAddresses : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Framework = "Microsoft.AspNetCore";
    private const string Requests = Framework + ".Hosting.Diagnostics";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            var usual = options
                .Rules.Where(rule => rule.ProviderName == provider && Covers(rule.CategoryName))
                .OrderBy(rule => rule.CategoryName?.Length ?? 0)
                .LastOrDefault();
            options.Rules.Insert(0, new LoggerFilterRule(provider, Framework, Quiet(usual?.LogLevel ?? options.MinLevel), usual?.Filter));
            options.Rules.Add(new LoggerFilterRule(provider, Requests, LogLevel.None, null));
        }

        for (var index = 0; index < options.Rules.Count; index++)
        {
            var rule = options.Rules[index];
            if (rule.CategoryName?.StartsWith(Framework, StringComparison.OrdinalIgnoreCase) == true)
            {
                options.Rules[index] = new LoggerFilterRule(rule.ProviderName, rule.CategoryName, Quiet(rule.LogLevel), rule.Filter);
            }
        }
    }

    private static bool Covers(string? category) => category is null || Framework.StartsWith(category, StringComparison.OrdinalIgnoreCase);

    private static LogLevel? Quiet(LogLevel? level) => level is { } asked && asked > LogLevel.Warning ? asked : LogLevel.Warning;
}
