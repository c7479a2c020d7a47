using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class ReferenceTests(CircleApp circle) : ApiTest(circle)
{
    [Fact]
    public async Task The_document_has_every_route()
    {
        var paths = (await AskAsync("anonymous", "GET", "/openapi/v1.json")).Json.GetProperty("paths");

        var documented = paths
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Empty(Routes().Except(documented));
    }

    [Fact]
    public async Task The_document_says_what_is_sent_and_answered()
    {
        var document = (await AskAsync("anonymous", "GET", "/openapi/v1.json")).Json;
        var schemas = document.GetProperty("components").GetProperty("schemas");

        var task = schemas.GetProperty("TaskView");
        Assert.Equal(24, task.GetProperty("required").GetArrayLength());
        Assert.Contains(
            "in_progress",
            task.GetProperty("properties").GetProperty("status").GetProperty("enum").GetRawText(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "date-time",
            schemas.GetProperty("TaskBody").GetProperty("properties").GetProperty("scheduled_at").GetProperty("format").GetString()
        );

        var change = document.GetProperty("paths").GetProperty("/api/tasks/{id}").GetProperty("patch");
        Assert.Equal("bearer", Assert.Single(change.GetProperty("security")[0].EnumerateObject()).Name);
        var auth = document.GetProperty("paths");
        Assert.True(auth.GetProperty("/api/auth/manage/info").GetProperty("get").TryGetProperty("security", out _));
        Assert.False(auth.GetProperty("/api/auth/login").GetProperty("post").TryGetProperty("security", out _));
        Assert.Subset(
            change.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).ToHashSet(),
            new HashSet<string> { "200", "400", "401", "403", "404", "409", "413", "415", "429" }
        );
    }

    [Fact]
    public async Task The_page_shows_every_route_to_anybody_with_nothing_from_elsewhere()
    {
        using var response = await Circle.As("anonymous").GetAsync(new Uri("/docs", UriKind.Relative), Cancellation);
        response.EnsureSuccessStatusCode();
        var page = System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation));

        Assert.All(Routes(), route => Assert.Contains(route, page, StringComparison.Ordinal));
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
    }

    private List<string> Routes() =>
        [
            .. from endpoint in Circle.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "")
            where path.StartsWith("/api/")
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
            select $"{method} {path}",
        ];
}
