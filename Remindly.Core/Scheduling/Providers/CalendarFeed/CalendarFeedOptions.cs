using System.ComponentModel.DataAnnotations;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>How calendar feeds are read; <c>Scheduling:Providers:CalendarFeed</c> in the configuration. The pace is that of each host.</summary>
public sealed class CalendarFeedOptions : ProviderHttpOptions
{
    public const string Section = "Scheduling:Providers:CalendarFeed";

    public CalendarFeedOptions() => MaxResponseBytes = 20_000_000;

    /// <summary>A feed that does not change is worked out anew at least this often, for the window moves on.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan LongestUnread { get; set; } = TimeSpan.FromDays(30);
}
