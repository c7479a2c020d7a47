using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;
using Remindly.Web.Hosting;

namespace Remindly.Web.Mail;

/// <summary>Carries letters from the <see cref="Outbox"/> to the mail server, one after the other.</summary>
internal sealed partial class Postman(
    Outbox outbox,
    IOptions<SmtpOptions> options,
    IOptions<SiteOptions> site,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<Postman> logger
) : BackgroundService
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    private readonly SmtpOptions smtp = options.Value;
    private bool toldOfNoServer;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in outbox.ReadAllAsync(stoppingToken))
        {
            if (!string.IsNullOrEmpty(smtp.Host))
            {
                await DeliverAsync(letter, stoppingToken);
            }
            else if (environment.IsDevelopment())
            {
                LogLetter(logger, letter.To, letter.Subject, letter.Text);
            }
            else if (!toldOfNoServer)
            {
                toldOfNoServer = true;
                LogNoServer(logger, letter.Subject);
            }
        }
    }

    private async Task DeliverAsync(Letter letter, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await SendAsync(letter, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is SmtpException or FormatException or IOException)
            {
                // The message of an SMTP failure may repeat an address; its kind says enough.
                if (attempt == Waits.Length || exception is FormatException)
                {
                    LogLost(logger, letter.Subject, exception.GetType().Name);
                    return;
                }

                await Task.Delay(Waits[attempt], clock, cancellationToken);
            }
        }
    }

    private async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.UseTls };
        if (!string.IsNullOrEmpty(smtp.User))
        {
            client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        }

        var from = smtp.From ?? $"Remindly <remindly@{site.Value.PublicUrl?.Host ?? "localhost"}>";
        using var message = new MailMessage(from, letter.To, letter.Subject, letter.Text);
        await client.SendMailAsync(message, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Mail to {To}: {Subject}\n{Text}")]
    private static partial void LogLetter(ILogger logger, string to, string subject, string text);

    [LoggerMessage(LogLevel.Warning, "No mail is sent, because no mail server is set (Smtp:Host). The first one was: {Subject}")]
    private static partial void LogNoServer(ILogger logger, string subject);

    [LoggerMessage(LogLevel.Warning, "The mail server did not take a mail, even after some waiting ({Kind}): {Subject}")]
    private static partial void LogLost(ILogger logger, string subject, string kind);
}
