using System.ComponentModel.DataAnnotations;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Where Calendly is and how it is asked; <c>Scheduling:Providers:Calendly</c> in the configuration.</summary>
public sealed class CalendlyOptions : ProviderHttpOptions
{
    public const string Section = "Scheduling:Providers:Calendly";

    // A free account may make 50 requests a minute: one wait for the next minute must fit into a call.
    public CalendlyOptions() => TotalTimeout = TimeSpan.FromSeconds(90);

    /// <summary>The address that every path is appended to.</summary>
    [Required]
    [Url]
    public string BaseUrl { get; set; } = "https://api.calendly.com";

    /// <summary>Where people sign in.</summary>
    [Required]
    [Url]
    public string SignInUrl { get; set; } = "https://auth.calendly.com/oauth";

    /// <summary>As whom this installation is registered at Calendly; without it there is no sign-in, only a key.</summary>
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>How many events one request asks for; Calendly gives no more than 100.</summary>
    [Range(1, 100)]
    public int PageSize { get; set; } = 100;
}
