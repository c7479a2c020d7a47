using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class TaskBulkApiTests(CircleApp circle) : ApiTest(circle)
{
    [Fact]
    public async Task What_was_done_and_what_was_not_are_told_apart()
    {
        var id = await Circle.NewTaskAsync();
        var nobodys = Guid.NewGuid();

        var answer = await AskAsync("helper", "POST", "/api/tasks/bulk", Body("assign", id, nobodys, $"\"{Circle.IdOf("helper")}\""));

        Assert.Equal(200, answer.Status);
        Assert.Equal(id, Assert.Single(answer.Json.GetProperty("done").EnumerateArray()).GetGuid());
        var refusal = Assert.Single(answer.Json.GetProperty("not_done").EnumerateArray());
        Assert.Equal((nobodys, "not_found"), (refusal.GetProperty("task_id").GetGuid(), refusal.GetProperty("code").GetString()));
        Assert.Equal("assigned", (await AskAsync("owner", "GET", $"/api/tasks/{id}"))["status"]);
    }

    [Theory]
    [InlineData("viewer", "forbidden")]
    [InlineData("stranger", "not_found")]
    public async Task Nobody_does_to_many_what_they_may_not_do_to_one(string role, string code)
    {
        var id = await Circle.NewTaskAsync();

        foreach (var action in (string[])["complete", "reopen", "assign", "delete", "restore"])
        {
            var answer = await AskAsync(role, "POST", "/api/tasks/bulk", Body(action, id, id));
            Assert.Empty(answer.Json.GetProperty("done").EnumerateArray());
            Assert.Equal(code, Assert.Single(answer.Json.GetProperty("not_done").EnumerateArray()).GetProperty("code").GetString());
        }

        Assert.Equal("1", (await AskAsync("owner", "GET", $"/api/tasks/{id}"))["version"]);
    }

    [Theory]
    [InlineData("""{"action":"complete","task_ids":[]}""", "task_ids")]
    [InlineData("""{"action":"complete"}""", "task_ids")]
    [InlineData("""{"action":"burn","task_ids":["01a203c5-6d80-7153-bf6f-947b230a27c3"]}""", "action")]
    [InlineData("""{"task_ids":["01a203c5-6d80-7153-bf6f-947b230a27c3"]}""", "action")]
    [InlineData("""{"action":"assign","task_ids":["01a203c5-6d80-7153-bf6f-947b230a27c3"]}""", "user_id")]
    public async Task What_cannot_be_used_is_refused_by_member(string body, string member)
    {
        var refused = await AskAsync("owner", "POST", "/api/tasks/bulk", body);

        Assert.Equal(400, refused.Status);
        Assert.Equal([member], refused.Errors);
    }

    private static string Body(string action, Guid one, Guid other, string userId = "null") =>
        $$"""{"action":"{{action}}","task_ids":["{{one}}","{{other}}"],"user_id":{{userId}}}""";
}
