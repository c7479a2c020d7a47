using System.Text.Json;
using Remindly.Tests.Core.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class TasksApiTests(CircleApp circle) : ApiTest(circle)
{
    private static readonly string[] Members =
    [
        "id",
        "senior_id",
        "title",
        "description",
        "task_type",
        "status",
        "priority",
        "scheduled_at",
        "duration_minutes",
        "location",
        "notes",
        "assigned_to",
        "created_by",
        "completed_at",
        "external_source",
        "external_id",
        "external_url",
        "external_provider_name",
        "scheduling_integration_id",
        "series_id",
        "rrule",
        "created_at",
        "updated_at",
        "version",
    ];

    [Fact]
    public async Task A_new_task_is_answered_with_every_member_and_its_address()
    {
        var body = $$"""
            {"senior_id":"{{Circle.SeniorId}}","title":" Bread ","task_type":"errand","priority":"high",
             "scheduled_at":"2026-12-01T09:30:00+02:00","duration_minutes":45,"assigned_to":"{{Circle.IdOf("helper")}}"}
            """;

        var made = await AskAsync("owner", "POST", "/api/tasks", body);

        Assert.Equal(201, made.Status);
        Assert.Equal($"/api/tasks/{made["id"]}", made.Location);
        Assert.Equal(Members, made.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Bread", "errand", "assigned", "high"), (made["title"], made["task_type"], made["status"], made["priority"]));
        Assert.Equal("2026-12-01T07:30:00Z", made["scheduled_at"]);
        Assert.Equal(Circle.IdOf("owner").ToString(), made["created_by"]);
        foreach (var empty in (string[])["description", "location", "notes", "completed_at", "external_source", "external_provider_name"])
        {
            Assert.Equal(JsonValueKind.Null, made.Json.GetProperty(empty).ValueKind);
        }

        var read = await AskAsync("viewer", "GET", made.Location!);
        Assert.Equal([.. Members, "sync_metadata"], read.Json.EnumerateObject().Select(member => member.Name));
        Assert.All(Members, member => Assert.Equal(made[member], read[member]));
    }

    [Fact]
    public async Task A_synced_task_names_its_provider_and_carries_its_record()
    {
        var id = Guid.Empty;
        await Circle.WithDbAsync(async db => id = await db.AddSyncedTaskAsync(Circle.SeniorId, Circle.IdOf("owner")));

        var task = await AskAsync("owner", "GET", $"/api/tasks/{id}");

        Assert.Equal(("acuity", "Acuity Scheduling"), (task["external_source"], task["external_provider_name"]));
        Assert.Equal("Physiotherapy", task.Json.GetProperty("sync_metadata").GetProperty("type").GetString());
        var listed = await AskAsync("owner", "GET", "/api/tasks?source=acuity");
        Assert.False(listed.Json.GetProperty("items")[0].TryGetProperty("sync_metadata", out _));

        var refused = await AskAsync("owner", "PATCH", $"/api/tasks/{id}", """{"title":"Mine"}""");
        Assert.Equal((409, "managed_by_provider"), (refused.Status, refused["code"]));
    }

    [Fact]
    public async Task A_patch_leaves_what_is_absent_and_clears_what_is_null()
    {
        var id = await Circle.NewTaskAsync();
        await AskAsync("owner", "PATCH", $"/api/tasks/{id}", """{"notes":"rye","location":"corner","duration_minutes":10}""");

        var changed = await AskAsync("helper", "PATCH", $"/api/tasks/{id}", """{"notes":null,"duration_minutes":20}""");

        Assert.Equal(
            ("Buy bread", "corner", "", "20", "3"),
            (changed["title"], changed["location"], changed["notes"], changed["duration_minutes"], changed["version"])
        );
    }

    [Fact]
    public async Task A_stale_version_conflicts()
    {
        var id = await Circle.NewTaskAsync();
        Assert.Equal("2", (await AskAsync("helper", "PATCH", $"/api/tasks/{id}", """{"notes":"first","version":1}"""))["version"]);

        var late = await AskAsync("owner", "PATCH", $"/api/tasks/{id}", """{"notes":"second","version":1}""");

        Assert.Equal((409, "stale_version", "application/problem+json"), (late.Status, late["code"], late.Type));
        Assert.Equal("first", (await AskAsync("owner", "GET", $"/api/tasks/{id}"))["notes"]);
    }

    [Theory]
    [InlineData("id", "\"01a203c5-6d80-7153-bf6f-947b230a27c3\"")]
    [InlineData("external_source", "\"acuity\"")]
    [InlineData("external_id", "\"1\"")]
    [InlineData("external_url", "\"https://example.org\"")]
    [InlineData("external_provider_name", "\"Mine\"")]
    [InlineData("scheduling_integration_id", "\"01a203c5-6d80-7153-bf6f-947b230a27c3\"")]
    [InlineData("created_by", "null")]
    [InlineData("created_at", "\"2020-01-01T00:00:00Z\"")]
    [InlineData("completed_at", "\"2020-01-01T00:00:00Z\"")]
    [InlineData("sync_metadata", "{}")]
    [InlineData("dismissed_at", "\"2020-01-01T00:00:00Z\"")]
    [InlineData("something_else", "1")]
    public async Task What_is_not_a_persons_to_write_is_not_written(string member, string value)
    {
        var made = await AskAsync(
            "owner",
            "POST",
            "/api/tasks",
            $$"""{"senior_id":"{{Circle.SeniorId}}","title":"Bread","{{member}}":{{value}}}"""
        );
        var changed = await AskAsync("owner", "PATCH", $"/api/tasks/{made["id"]}", $$"""{"{{member}}":{{value}}}""");

        Assert.Equal((201, 200), (made.Status, changed.Status));
        var task = await AskAsync("owner", "GET", $"/api/tasks/{made["id"]}");
        Assert.Equal("1", task["version"]);
        Assert.Equal(Circle.IdOf("owner").ToString(), task["created_by"]);
        foreach (
            var empty in (string[])
                ["completed_at", "external_source", "external_id", "external_url", "scheduling_integration_id", "sync_metadata"]
        )
        {
            Assert.Equal("", task[empty]);
        }
    }

    [Theory]
    [InlineData("""{"title":5}""", "title")]
    [InlineData("""{"title":""}""", "title")]
    [InlineData("""{"task_type":"party"}""", "task_type")]
    [InlineData("""{"task_type":1}""", "task_type")]
    [InlineData("""{"task_type":"Errand"}""", "task_type")]
    [InlineData("""{"priority":"low, high"}""", "priority")]
    [InlineData("""{"status":"done"}""", "status")]
    [InlineData("""{"status":null}""", "status")]
    [InlineData("""{"scheduled_at":"tomorrow"}""", "scheduled_at")]
    [InlineData("""{"scheduled_at":"2026-12-01"}""", "scheduled_at")]
    [InlineData("""{"scheduled_at":"2026-12-01T09:00:00"}""", "scheduled_at")]
    [InlineData("""{"scheduled_at":"2026-02-30T09:00:00Z"}""", "scheduled_at")]
    [InlineData("""{"scheduled_at":"1600-01-01T09:00:00Z"}""", "scheduled_at")]
    [InlineData("""{"scheduled_at":"9999-01-01T09:00:00Z"}""", "scheduled_at")]
    [InlineData("""{"scheduled_at":1790000000}""", "scheduled_at")]
    [InlineData("""{"duration_minutes":0}""", "duration_minutes")]
    [InlineData("""{"duration_minutes":10081}""", "duration_minutes")]
    [InlineData("""{"duration_minutes":"45"}""", "duration_minutes")]
    [InlineData("""{"duration_minutes":4.5}""", "duration_minutes")]
    [InlineData("""{"duration_minutes":99999999999}""", "duration_minutes")]
    [InlineData("""{"assigned_to":"me"}""", "assigned_to")]
    [InlineData("""{"assigned_to":"01a203c5-6d80-7153-bf6f-947b230a27c3"}""", "assigned_to")]
    [InlineData("""{"senior_id":"01a203c5-6d80-7153-bf6f-947b230a27c3"}""", "senior_id")]
    [InlineData("""{"version":"one"}""", "version")]
    [InlineData("""{"title":"\ud800"}""", "title")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    [InlineData("\"text\"", "body")]
    [InlineData("{\"title\":", "title")]
    [InlineData("nonsense", "body")]
    [InlineData("", "body")]
    public async Task A_body_that_cannot_be_used_is_refused_by_member(string body, string member)
    {
        var id = await Circle.NewTaskAsync();

        var refused = await AskAsync("owner", "PATCH", $"/api/tasks/{id}", body);

        Assert.Equal((400, "application/problem+json"), (refused.Status, refused.Type));
        Assert.Equal([member], refused.Errors);
        Assert.Equal("1", (await AskAsync("owner", "GET", $"/api/tasks/{id}"))["version"]);
    }

    [Fact]
    public async Task A_new_task_needs_a_senior_and_a_title()
    {
        Assert.Equal(["senior_id"], (await AskAsync("owner", "POST", "/api/tasks", """{"title":"Bread"}""")).Errors);
        Assert.Equal(["title"], (await AskAsync("owner", "POST", "/api/tasks", $$"""{"senior_id":"{{Circle.SeniorId}}"}""")).Errors);
    }

    [Theory]
    [InlineData("senior_id=nobody", "senior_id")]
    [InlineData("source=carrier_pigeon", "source")]
    [InlineData("status=done", "status")]
    [InlineData("status=pending&status=done", "status")]
    [InlineData("status=1", "status")]
    [InlineData("task_type=party", "task_type")]
    [InlineData("priority=9", "priority")]
    [InlineData("assigned_to=somebody", "assigned_to")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-12-01", "to")]
    [InlineData("from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z", "to")]
    [InlineData("sort=title", "sort")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    public async Task A_filter_that_is_unknown_is_refused_by_name(string query, string name)
    {
        var refused = await AskAsync("owner", "GET", $"/api/tasks?{query}");

        Assert.Equal(400, refused.Status);
        Assert.Equal([name], refused.Errors);
    }

    [Theory]
    [InlineData("assigned_to=me", "mine")]
    [InlineData("assigned_to=none", "nobody's")]
    [InlineData("status=pending", "nobody's")]
    [InlineData("status=assigned&status=completed", "mine")]
    [InlineData("priority=urgent&task_type=medication", "mine")]
    [InlineData("q=NOBODY", "nobody's")]
    [InlineData("from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z", "mine")]
    [InlineData("source=calendly", null)]
    [InlineData("source=manual&sort=-updated_at&limit=1", "mine")]
    public async Task Filters_narrow_the_list(string query, string? title)
    {
        var senior = await Circle.NewSeniorAsync();
        await Circle.NewTaskAsync(senior, "nobody's");
        await AskAsync(
            "owner",
            "POST",
            "/api/tasks",
            $$"""
            {"senior_id":"{{senior}}","title":"mine","assigned_to":"{{Circle.IdOf("helper")}}","priority":"urgent","task_type":"medication",
             "scheduled_at":"2026-12-01T00:00:00Z"}
            """
        );

        var list = await AskAsync("helper", "GET", $"/api/tasks?senior_id={senior}&{query}");

        Assert.Equal(200, list.Status);
        Assert.Equal(
            title is null ? [] : [title],
            list.Json.GetProperty("items").EnumerateArray().Select(task => task.GetProperty("title").GetString()!)
        );
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        var senior = await Circle.NewSeniorAsync();
        foreach (var title in (string[])["a", "b", "c"])
        {
            await Circle.NewTaskAsync(senior, title);
        }

        var first = await AskAsync("viewer", "GET", $"/api/tasks?senior_id={senior}&limit=2");
        var rest = await AskAsync("viewer", "GET", $"/api/tasks?senior_id={senior}&limit=2&cursor={first["next_cursor"]}");

        Assert.Equal((2, 1), (first.Json.GetProperty("items").GetArrayLength(), rest.Json.GetProperty("items").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, rest.Json.GetProperty("next_cursor").ValueKind);
    }

    [Fact]
    public async Task The_verbs_do_what_they_say()
    {
        var id = await Circle.NewTaskAsync();

        Assert.Equal("assigned", (await AskAsync("helper", "POST", $"/api/tasks/{id}/claim"))["status"]);
        Assert.Equal("already_claimed", (await AskAsync("owner", "POST", $"/api/tasks/{id}/claim"))["code"]);
        Assert.Equal("completed", (await AskAsync("owner", "POST", $"/api/tasks/{id}/complete"))["status"]);
        Assert.Equal("assigned", (await AskAsync("owner", "POST", $"/api/tasks/{id}/reopen"))["status"]);
        Assert.Equal("pending", (await AskAsync("owner", "POST", $"/api/tasks/{id}/assign", """{"user_id":null}"""))["status"]);
        Assert.Equal(["user_id"], (await AskAsync("owner", "POST", $"/api/tasks/{id}/assign", "{}")).Errors);
        var viewer = $$"""{"user_id":"{{Circle.IdOf("viewer")}}"}""";
        Assert.Equal(["user_id"], (await AskAsync("owner", "POST", $"/api/tasks/{id}/assign", viewer)).Errors);

        var history = (await AskAsync("viewer", "GET", $"/api/tasks/{id}/history")).Json.GetProperty("items");
        Assert.Equal(
            ["unassigned", "reopened", "completed", "assigned", "created"],
            history.EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()!)
        );
        Assert.Equal("""{"status":["assigned","completed"]}""", history[2].GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task A_removed_task_is_not_there_until_it_is_brought_back()
    {
        var synced = Guid.Empty;
        await Circle.WithDbAsync(async db => synced = await db.AddSyncedTaskAsync(Circle.SeniorId, Circle.IdOf("owner")));
        var manual = await Circle.NewTaskAsync();

        foreach (var id in (Guid[])[manual, synced])
        {
            Assert.Equal(204, (await AskAsync("helper", "DELETE", $"/api/tasks/{id}")).Status);
            Assert.Equal(404, (await AskAsync("helper", "GET", $"/api/tasks/{id}")).Status);
            Assert.Equal(404, (await AskAsync("helper", "DELETE", $"/api/tasks/{id}")).Status);
            Assert.Equal(200, (await AskAsync("helper", "POST", $"/api/tasks/{id}/restore")).Status);
            Assert.Equal(200, (await AskAsync("helper", "GET", $"/api/tasks/{id}")).Status);
        }
    }
}
