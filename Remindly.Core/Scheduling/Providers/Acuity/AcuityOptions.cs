using System.ComponentModel.DataAnnotations;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Where Acuity is and how it is asked; <c>Scheduling:Providers:Acuity</c> in the configuration.</summary>
public sealed class AcuityOptions : ProviderHttpOptions
{
    public const string Section = "Scheduling:Providers:Acuity";

    /// <summary>Acuity answers at most this many requests a second to one address, whoever makes them.</summary>
    public const int MostRequestsInASecond = 10;

    private const string Host = "acuityscheduling.com";

    /// <summary>The address that every path is appended to.</summary>
    [Required]
    [Url]
    public string BaseUrl { get; set; } = $"https://{Host}/api/v1";

    /// <summary>Where people sign in.</summary>
    [Required]
    [Url]
    public string SignInUrl { get; set; } = "https://acuityscheduling.com/oauth2";

    /// <summary>As whom this installation is registered at Acuity; without it there is no sign-in, only a key.</summary>
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>How many appointments one request asks for; a fuller range is asked for in smaller ones.</summary>
    [Range(1, 100_000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>Whether the pace stays within what Acuity allows; a server of one's own may allow more.</summary>
    public bool KeepsPace() =>
        RequestsPerSecond + Burst <= MostRequestsInASecond
        || !Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address)
        || !address.Host.EndsWith(Host, StringComparison.OrdinalIgnoreCase);
}
