using System.Globalization;
using System.Net.Http.Json;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Mail;

public sealed class InvitationMailTests : IDisposable
{
    private readonly SmtpSink sink = new();

    // Whoever makes an account gets a letter as well.
    private IEnumerable<string> Invitations =>
        sink.Letters.Where(letter => letter.Contains("To: guest@example.org", StringComparison.Ordinal));

    [Fact]
    public async Task Brings_the_link_with_the_public_address()
    {
        await using var app = App().With("PublicUrl", "https://remindly.example");
        var link = await InviteAsync(app);

        Assert.StartsWith("https://remindly.example/invitations/", link, StringComparison.Ordinal);
        var letter = await Eventually.GetAsync(() => Task.FromResult(Invitations.FirstOrDefault()), "the mail arrives");
        Assert.Contains(link, Letters.Body(letter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_address_an_owner_sees_the_link_and_no_mail_repeats_what_the_visitor_said_we_are_called()
    {
        await using var app = App();
        Assert.StartsWith("http://evil.example/invitations/", await InviteAsync(app, "evil.example"), StringComparison.Ordinal);
        Assert.StartsWith("http://localhost/invitations/", await InviteAsync(app), StringComparison.Ordinal);

        var letter = await Eventually.GetAsync(() => Task.FromResult(Invitations.FirstOrDefault()), "the second mail arrives");
        Assert.Contains("http://localhost/invitations/", Letters.Body(letter), StringComparison.Ordinal);
        Assert.Single(Invitations);
    }

    public void Dispose() => sink.Dispose();

    private RemindlyApp App() =>
        new RemindlyApp()
            .With("Smtp:Host", "127.0.0.1")
            .With("Smtp:Port", sink.Port.ToString(CultureInfo.InvariantCulture))
            .With("Smtp:Tls", "false");

    private static async Task<string> InviteAsync(RemindlyApp app, string host = "localhost")
    {
        using var owner = await app.CreateCaregiverAsync($"{Guid.NewGuid():N}@example.org");
        using var senior = await owner.PostAsJsonAsync("/api/seniors", new { name = "Rosa" });
        var route = $"/api/seniors/{(await senior.JsonAsync()).Text("id")}/invitations";
        using var request = new HttpRequestMessage(HttpMethod.Post, route)
        {
            Content = JsonContent.Create(new { role = "helper", email = "guest@example.org" }),
        };
        request.Headers.Host = host;
        using var made = await owner.SendAsync(request);
        return (await made.JsonAsync()).Text("link")!;
    }
}
