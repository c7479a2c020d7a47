using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class TaskCommentsApiTests(CircleApp circle) : ApiTest(circle)
{
    [Fact]
    public async Task What_is_said_is_kept_as_text_and_read_in_order()
    {
        var route = $"/api/tasks/{await Circle.NewTaskAsync()}/comments";

        var made = await AskAsync(
            "helper",
            "POST",
            route,
            """{"text":" <b>Bring</b>\r\nwater ","user_id":"x","created_at":"2020-01-01T00:00:00Z"}"""
        );
        Assert.Equal((201, "<b>Bring</b>\nwater", $"{route}/{made["id"]}"), (made.Status, made["text"], made.Location));
        Assert.Equal((Circle.IdOf("helper").ToString(), "helper@example.org"), (made["user_id"], made["user_name"]));
        await AskAsync("owner", "POST", route, """{"text":"Done"}""");

        var first = await AskAsync("viewer", "GET", $"{route}?limit=1");
        var second = await AskAsync("viewer", "GET", $"{route}?limit=1&cursor={first["next_cursor"]}");
        Assert.Equal("<b>Bring</b>\nwater", first.Json.GetProperty("items")[0].GetProperty("text").GetString());
        Assert.Equal("Done", second.Json.GetProperty("items")[0].GetProperty("text").GetString());
        Assert.Equal("", second["next_cursor"]);
    }

    [Fact]
    public async Task One_has_1_to_4000_characters()
    {
        var route = $"/api/tasks/{await Circle.NewTaskAsync()}/comments";

        Assert.Equal(201, (await AskAsync("owner", "POST", route, Of(new string('x', 4000)))).Status);
        foreach (var body in (string[])[Of(new string('x', 4001)), Of("  \\n "), "{}", """{"text":7}"""])
        {
            Assert.Equal(["text"], (await AskAsync("owner", "POST", route, body)).Errors);
        }
    }

    [Fact]
    public async Task One_of_another_task_is_not_there()
    {
        var made = await AskAsync("owner", "POST", $"/api/tasks/{await Circle.NewTaskAsync()}/comments", Of("Here"));

        Assert.Equal(404, (await AskAsync("owner", "DELETE", $"/api/tasks/{await Circle.NewTaskAsync()}/comments/{made["id"]}")).Status);
    }

    private static string Of(string text) => $$"""{"text":"{{text}}"}""";
}
