using System.ComponentModel.DataAnnotations;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>How CalDAV servers are asked; <c>Scheduling:Providers:CalDav</c> in the configuration. The pace is that of each server.</summary>
public sealed class CalDavOptions : ProviderHttpOptions
{
    public const string Section = "Scheduling:Providers:CalDav";

    public CalDavOptions() => (RequestsPerSecond, Burst, VerifyTimeout) = (10, 10, TimeSpan.FromSeconds(20));

    /// <summary>Calendars of one account that are read; one with more is read in part, and says so.</summary>
    [Range(1, 1000)]
    public int MostCalendars { get; set; } = 100;

    /// <summary>Calendars that do not change are worked out anew at least this often, for the window moves on.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan LongestUnread { get; set; } = TimeSpan.FromDays(30);
}
