using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Mail;

public sealed class PostmanTests
{
    private const string Ana = "ana@example.com";

    [Fact]
    public async Task Brings_the_link_for_a_new_password_with_the_public_address()
    {
        using var sink = new SmtpSink();
        await using var app = new RemindlyApp()
            .With("Smtp:Host", "127.0.0.1")
            .With("Smtp:Port", sink.Port.ToString(CultureInfo.InvariantCulture))
            .With("Smtp:From", "Remindly <care@remindly.example>")
            .With("PublicUrl", "https://remindly.example");
        await ForgetAsync(app);
        var letter = await Eventually.GetAsync(
            () => Task.FromResult(sink.Letters.FirstOrDefault(each => each.Contains("new password", StringComparison.Ordinal))),
            "the mail arrives"
        );
        Assert.Contains("care@remindly.example", letter, StringComparison.Ordinal);
        Assert.Contains("https://remindly.example/account/new-password?user=", Letters.Body(letter), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task Without_a_server_shows_a_letter_to_developers_alone(string environment, bool shown)
    {
        var log = new LogLines();
        await using var app = new RemindlyApp()
            .With("environment", environment)
            .With("Logging:LogLevel:Default", "Trace")
            .With("Logging:LogLevel:Microsoft", "Warning")
            .With(services => services.AddSingleton<ILoggerProvider>(log));
        await ForgetAsync(app);
        await Eventually.HoldsAsync(
            () => log.Lines.Any(line => line.Contains("mail", StringComparison.OrdinalIgnoreCase)),
            "mail is spoken of"
        );
        if (shown)
        {
            await Eventually.HoldsAsync(() => log.Lines.Any(line => line.Contains("code=", StringComparison.Ordinal)), "the link is shown");
        }
        else
        {
            Assert.DoesNotContain(log.Lines, line => line.Contains("code=", StringComparison.Ordinal));
            Assert.DoesNotContain(log.Lines, line => line.Contains(Ana, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task ForgetAsync(RemindlyApp app)
    {
        using var _ = await app.CreateCaregiverAsync(Ana);
        using var visitor = app.CreateVisitor();
        using var sent = await visitor.SendFormAsync("/account/forgotten-password", "forgotten-password", ("Input.Email", Ana));
    }
}
