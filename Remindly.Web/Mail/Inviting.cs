using Remindly.Core;
using Remindly.Core.Care;

namespace Remindly.Web.Mail;

/// <summary>Makes an invitation with its link, and mails it where there is an address.</summary>
internal sealed class Inviting(InvitationService invitations, InvitationMail mail, PublicLinks links)
{
    /// <param name="here">The address that the owner reached Remindly at.</param>
    public async Task<Outcome<InvitationSent>> InviteAsync(
        Guid userId,
        Guid seniorId,
        CircleRole role,
        string? email,
        Uri here,
        CancellationToken cancellationToken
    )
    {
        var made = await invitations.CreateAsync(userId, seniorId, role, email, cancellationToken);
        if (made is not Outcome<NewInvitation>.Done(var invitation))
        {
            return made.As<InvitationSent>();
        }

        var link = new Uri(here, AppUrls.Invitation(invitation.Token));
        return new InvitationSent(invitation, links.Shown(link), mail.Post(invitation, link));
    }
}

/// <summary>An invitation on its way. No record: <c>ToString</c> would print the link.</summary>
internal sealed class InvitationSent(NewInvitation invitation, Uri link, bool mailed)
{
    public NewInvitation Invitation { get; } = invitation;

    public Uri Link { get; } = link;

    /// <summary>False where no address was given, or no mail can be sent.</summary>
    public bool Mailed { get; } = mailed;
}
