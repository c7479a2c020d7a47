namespace Remindly.Web.Hosting;

public enum RegistrationMode
{
    /// <summary>Anybody may make an account.</summary>
    Open,

    /// <summary>Only people who were invited.</summary>
    Closed,
}

/// <summary>The settings at the root of the configuration.</summary>
public sealed class SiteOptions
{
    /// <summary>The address people reach Remindly at, http or https; links in mail and webhooks start with it.</summary>
    public Uri? PublicUrl { get; set; }

    public RegistrationMode Registration { get; set; }

    /// <summary>A demo caregiver and a sandbox to connect to; on by itself in Development.</summary>
    public bool Demo { get; set; }

    /// <summary>
    /// Addresses or networks (10.0.0.0/8) whose X-Forwarded headers are believed. With a <see cref="PublicUrl"/>, a proxy on this machine is.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    internal bool IsPublicHttps => PublicUrl?.Scheme == Uri.UriSchemeHttps;
}
