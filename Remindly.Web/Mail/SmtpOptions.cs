using System.ComponentModel.DataAnnotations;

namespace Remindly.Web.Mail;

/// <summary>The mail server; section <c>Smtp</c>. Without a host no mail leaves, and in Development it is shown in the log.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender, "name@example.com" or "Remindly &lt;name@example.com&gt;".</summary>
    public string? From { get; set; }

    /// <summary>STARTTLS; on by itself where there is a user to sign in as, or on port 587.</summary>
    public bool? Tls { get; set; }

    internal bool UseTls => Tls ?? (!string.IsNullOrEmpty(User) || Port == 587);
}
