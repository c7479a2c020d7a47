using System.Buffers.Binary;
using System.Net;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Hosting;

/// <summary>What a phone needs to keep Remindly beside its other apps.</summary>
public sealed class InstallTests(RemindlyApp app) : IClassFixture<RemindlyApp>
{
    private readonly HttpClient client = app.CreateVisitor();

    [Theory]
    [InlineData("/manifest.webmanifest", "application/manifest+json")]
    [InlineData("/service-worker.js", "text/javascript")]
    [InlineData("/offline.html", "text/html")]
    [InlineData("/icons/icon-192.png", "image/png")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Its_files_say_what_they_are_and_may_be_kept_while_they_are_asked_about(string path, string type)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_names_icons_of_the_size_they_have_and_one_that_may_be_cut_to_shape()
    {
        using var answer = await client.GetAsync("/manifest.webmanifest");
        var manifest = await answer.JsonAsync();
        Assert.Equal(("Remindly", "/", "standalone"), (manifest.Text("name"), manifest.Text("start_url"), manifest.Text("display")));
        var icons = manifest.GetProperty("icons").EnumerateArray().ToList();
        Assert.Contains(icons, icon => icon.TryGetProperty("purpose", out var purpose) && purpose.GetString() == "maskable");
        foreach (var icon in icons.Where(icon => icon.Text("type") == "image/png"))
        {
            var bytes = await client.GetByteArrayAsync(icon.Text("src"));
            var width = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16));
            Assert.Equal(icon.Text("sizes"), $"{width}x{width}");
        }
    }

    [Fact]
    public async Task Every_page_leads_to_the_manifest_and_the_icon()
    {
        var html = await client.GetStringAsync("/account/login");
        Assert.Contains("<link rel=\"manifest\" href=\"manifest.webmanifest\"", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"apple-touch-icon\"", html, StringComparison.Ordinal);
    }
}
