using System.Net;
using Microsoft.AspNetCore.Identity;
using Remindly.Core.Accounts;

namespace Remindly.Web.Mail;

/// <summary>The letters that accounts need. Identity hands links over encoded for HTML; these letters are plain text.</summary>
internal sealed partial class AccountMail(Outbox outbox, PublicLinks links, ILogger<AccountMail> logger) : IEmailSender<RemindlyUser>
{
    public Task SendConfirmationLinkAsync(RemindlyUser user, string email, string confirmationLink) =>
        PostLink(
            user,
            email,
            confirmationLink,
            "Confirm your e-mail address",
            "Open this link to confirm that this address is yours:",
            "If you did not make an account at Remindly, you need not do anything."
        );

    public Task SendPasswordResetLinkAsync(RemindlyUser user, string email, string resetLink) =>
        PostLink(
            user,
            email,
            resetLink,
            "Choose a new password",
            "Open this link to choose a new password for Remindly. It works once, and for one day:",
            "If you did not ask for it, you need not do anything: your password stays as it is."
        );

    public Task SendPasswordResetCodeAsync(RemindlyUser user, string email, string resetCode)
    {
        outbox.Post(
            new Letter(
                email,
                "Choose a new password",
                $"Use this code to choose a new password for Remindly. It works once, and for one day:\n\n{WebUtility.HtmlDecode(resetCode)}\n\n"
                    + "If you did not ask for it, you need not do anything: your password stays as it is.\n"
            )
        );
        return Task.CompletedTask;
    }

    private Task PostLink(RemindlyUser user, string email, string link, string subject, string before, string after)
    {
        if (links.Of(new Uri(WebUtility.HtmlDecode(link))) is { } safe)
        {
            outbox.Post(new Letter(email, subject, $"{before}\n\n{safe.AbsoluteUri}\n\n{after}\n"));
        }
        else
        {
            LogNoAddress(logger, user.Id);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "A mail to {User} was not sent: it needs a link, and PublicUrl is not set")]
    private static partial void LogNoAddress(ILogger logger, Guid user);
}
