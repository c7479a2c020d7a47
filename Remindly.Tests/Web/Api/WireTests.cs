using System.Net.Http.Headers;
using System.Text;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>What holds for every route: problems are problem+json, whatever went wrong.</summary>
public sealed class WireTests(CircleApp circle) : ApiTest(circle)
{
    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api", 404)]
    [InlineData("GET", "/api/tasks/12", 404)]
    [InlineData("GET", "/api/tasks/not-an-id", 404)]
    [InlineData("PUT", "/api/tasks", 405)]
    [InlineData("DELETE", "/api/tasks", 405)]
    public async Task A_route_that_is_not_there_says_so(string method, string address, int expected)
    {
        var answer = await AskAsync("owner", method, address);

        Assert.Equal((expected, "application/problem+json"), (answer.Status, answer.Type));
        Assert.Equal(
            ["detail", "status", "title", "type"],
            answer.Json.EnumerateObject().Select(each => each.Name).Where(name => name != "trace_id").Order()
        );
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_that_is_not_JSON_is_not_read(string? type)
    {
        using var body = new ByteArrayContent("{\"name\":\"Otto\"}"u8.ToArray());
        body.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        using var response = await Circle.As("owner").PostAsync("/api/seniors", body, Cancellation);
        var answer = await ApiAnswer.ReadAsync(response);

        Assert.Equal((415, "application/problem+json"), (answer.Status, answer.Type));
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_is_too_large()
    {
        var answer = await AskAsync("owner", "POST", "/api/seniors", $$"""{"name":"{{new string('x', 1024 * 1024)}}"}""");

        Assert.Equal((413, "application/problem+json"), (answer.Status, answer.Type));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_token_that_is_none_lets_nobody_in(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tasks");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await Circle.As("anonymous").SendAsync(request, Cancellation);
        var answer = await ApiAnswer.ReadAsync(response);

        Assert.Equal((401, "application/problem+json"), (answer.Status, answer.Type));
        Assert.StartsWith("Bearer", response.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_is_refused()
    {
        using var body = new ByteArrayContent([.. Encoding.UTF8.GetBytes("{\"name\":\""), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\"}")]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await Circle.As("owner").PostAsync("/api/seniors", body, Cancellation);

        Assert.Equal(400, (await ApiAnswer.ReadAsync(response)).Status);
    }

    [Fact]
    public async Task A_body_that_is_nested_without_end_is_refused()
    {
        var answer = await AskAsync("owner", "POST", "/api/seniors", string.Concat(Enumerable.Repeat("{\"name\":", 5000)));

        Assert.Equal(400, answer.Status);
    }
}
