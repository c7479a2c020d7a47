using Microsoft.Extensions.Options;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Web.Accounts;

namespace Remindly.Web.Mail;

/// <summary>The letter that brings an invitation.</summary>
internal sealed class InvitationMail(
    Outbox outbox,
    PublicLinks links,
    SignInLimits limits,
    IOptions<SmtpOptions> smtp,
    IHostEnvironment environment
)
{
    private bool CanMail => !string.IsNullOrEmpty(smtp.Value.Host) || environment.IsDevelopment();

    /// <summary>False where it has no address, no mail can be sent, or enough mail has gone there for now.</summary>
    public bool Post(NewInvitation invitation, Uri link)
    {
        var summary = invitation.Summary;
        if (summary.Email is not { } email || !CanMail || links.Of(link) is not { } safe || !limits.MayMail(email))
        {
            return false;
        }

        var (inviter, senior) = (Texts.Line(summary.InvitedBy), Texts.Line(invitation.SeniorName));
        outbox.Post(
            new Letter(
                email,
                $"{inviter} invites you to {senior}'s care circle",
                $"{inviter} would like you to help care for {senior} at Remindly, where the family keeps appointments and errands.\n\n"
                    + "Open this link to see what you would see and do, and to join. It works once, and for seven days:\n\n"
                    + $"{safe.AbsoluteUri}\n\nIf you do not know {inviter}, you need not do anything.\n"
            )
        );
        return true;
    }
}
