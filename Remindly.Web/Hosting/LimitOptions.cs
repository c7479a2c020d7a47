using System.ComponentModel.DataAnnotations;

namespace Remindly.Web.Hosting;

/// <summary>How often something may be asked for in a minute; section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>Sign-ins and registrations of one account from one address.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAccount { get; set; } = 10;

    /// <summary>Sign-ins and registrations from one address, whichever the account.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAddress { get; set; } = 60;

    /// <summary>Mails to one person that somebody who is not signed in may cause.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerAccount { get; set; } = 3;

    /// <summary>API requests of one person.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerPerson { get; set; } = 600;
}
