using Microsoft.Extensions.Options;
using Remindly.Core.Care;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>Who may make an account: anybody, or where that is closed whoever was invited, one account for each invitation.</summary>
internal sealed class Registration(IOptions<SiteOptions> site, InvitationDoor door)
{
    public bool IsOpen => site.Value.Registration == RegistrationMode.Open;

    /// <param name="token">The invitation's, where there is one.</param>
    public async Task<bool> AdmitsAsync(string? token, CancellationToken cancellationToken) =>
        IsOpen || await door.AdmitsAsync(token, cancellationToken);

    /// <summary>To be asked once the account is made. False when the invitation served somebody else meanwhile: the account has to go.</summary>
    public async Task<bool> KeepsAsync(Guid userId, string? token, CancellationToken cancellationToken) =>
        IsOpen || await door.ReserveAsync(userId, token, cancellationToken);
}
