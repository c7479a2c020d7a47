using System.Text.Json;
using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class QuickAddApiTests(CircleApp circle) : ApiTest(circle)
{
    [Fact]
    public async Task A_preview_says_what_was_understood_and_stores_nothing()
    {
        var senior = await Circle.NewSeniorAsync();

        var answer = await AddAsync("owner", senior, "eye drops every day 8am until 12 March !", preview: true);

        Assert.Equal(200, answer.Status);
        Assert.Equal(("eye drops", "medication", "high"), (answer["title"], answer["task_type"], answer["priority"]));
        Assert.StartsWith("FREQ=DAILY;UNTIL=", answer["rrule"]);
        var pieces = answer.Json.GetProperty("pieces").EnumerateArray().Select(piece => piece.GetProperty("part").GetString());
        Assert.Equal(["type", "repeat", "time", "end", "priority"], pieces);
        Assert.Empty((await AskAsync("owner", "GET", $"/api/tasks?senior_id={senior}")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Words_become_a_task()
    {
        var answer = await AddAsync("helper", Circle.SeniorId, "buy bread tomorrow");

        Assert.Equal((201, "buy bread", "errand"), (answer.Status, answer["title"], answer["task_type"]));
        Assert.Equal(answer["id"], (await AskAsync("viewer", "GET", answer.Location!))["id"]);
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("series_id").ValueKind);
    }

    [Fact]
    public async Task A_repeat_is_made_and_ended()
    {
        var senior = await Circle.NewSeniorAsync();
        var first = await AddAsync("owner", senior, "eye drops every day at 11pm 5 times");
        Assert.Equal("FREQ=DAILY;COUNT=5", first["rrule"]);
        Assert.Equal(5, await CountAsync(senior));

        var end = await AskAsync("helper", "POST", $"/api/tasks/{first["id"]}/end_repeat");

        Assert.Equal((200, "4"), (end.Status, end["removed_tasks"]));
        Assert.Equal(1, await CountAsync(senior));
        var read = await AskAsync("owner", "GET", first.Location!);
        Assert.Equal((first["series_id"], JsonValueKind.Null), (read["series_id"], read.Json.GetProperty("rrule").ValueKind));
    }

    [Fact]
    public async Task A_rule_can_be_written_with_a_task()
    {
        var at = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'09:00:00'Z'");
        var body = $$"""{"senior_id":"{{Circle.SeniorId}}","title":"Bins","scheduled_at":"{{at}}","rrule":"FREQ=WEEKLY;COUNT=3"}""";

        var made = await AskAsync("owner", "POST", "/api/tasks", body);

        Assert.Equal((201, "FREQ=WEEKLY;COUNT=3", at), (made.Status, made["rrule"], made["scheduled_at"]));
        Assert.Equal(["rrule"], (await AskAsync("owner", "POST", "/api/tasks", body.Replace("COUNT=3", "COUNT=x"))).Errors);
        Assert.Equal(["rrule"], (await AskAsync("owner", "PATCH", made.Location!, """{"rrule":"FREQ=DAILY"}""")).Errors);
    }

    [Theory]
    [InlineData("", "text")]
    [InlineData("tomorrow 8am", "text")]
    [InlineData("pills daily from 1 January 2020", "scheduled_at")]
    public async Task What_cannot_be_added_is_named(string text, string field) =>
        Assert.Equal([field], (await AddAsync("owner", Circle.SeniorId, text)).Errors);

    [Fact]
    public async Task A_task_that_does_not_repeat_has_no_end()
    {
        var id = await Circle.NewTaskAsync();

        var answer = await AskAsync("owner", "POST", $"/api/tasks/{id}/end_repeat");

        Assert.Equal((409, "not_repeating"), (answer.Status, answer["code"]));
    }

    private Task<ApiAnswer> AddAsync(string role, Guid senior, string text, bool preview = false) =>
        AskAsync(
            role,
            "POST",
            "/api/tasks/quick_add",
            JsonSerializer.Serialize(
                new
                {
                    text,
                    senior_id = senior,
                    preview,
                }
            )
        );

    private async Task<int> CountAsync(Guid senior) =>
        (await AskAsync("owner", "GET", $"/api/tasks?senior_id={senior}&limit=200")).Json.GetProperty("items").GetArrayLength();
}
