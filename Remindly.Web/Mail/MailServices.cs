using Microsoft.AspNetCore.Identity;
using Remindly.Core.Accounts;

namespace Remindly.Web.Mail;

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<SmtpOptions>().BindConfiguration("Smtp").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Outbox>().AddSingleton<PublicLinks>().AddSingleton<InvitationMail>().AddSingleton<Inviting>();
        services.AddHostedService<Postman>();
        return services.AddTransient<IEmailSender<RemindlyUser>, AccountMail>();
    }
}
