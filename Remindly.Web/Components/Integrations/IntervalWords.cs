namespace Remindly.Web.Components.Integrations;

/// <summary>How often something syncs.</summary>
internal static class IntervalWords
{
    /// <summary>"every 5 minutes", "every hour", "once a day".</summary>
    public static string Of(int minutes) =>
        minutes switch
        {
            60 => "every hour",
            1440 => "once a day",
            _ when minutes % 60 == 0 => $"every {minutes / 60} hours",
            _ => $"every {minutes} minutes",
        };
}
