using System.Text.Json;
using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class SeniorsApiTests(CircleApp circle) : ApiTest(circle)
{
    [Fact]
    public async Task A_new_senior_is_answered_with_every_member_and_its_address()
    {
        var made = await AskAsync("stranger", "POST", "/api/seniors", """{"name":" Otto ","email":"otto@example.org"}""");

        Assert.Equal(201, made.Status);
        Assert.Equal($"/api/seniors/{made["id"]}", made.Location);
        Assert.Equal(
            ["id", "name", "nickname", "email", "phone", "time_zone", "version"],
            made.Json.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(
            ("Otto", "otto@example.org", "America/New_York", "1"),
            (made["name"], made["email"], made["time_zone"], made["version"])
        );
        Assert.Equal(JsonValueKind.Null, made.Json.GetProperty("nickname").ValueKind);
        Assert.Equal(made.Json.GetRawText(), (await AskAsync("stranger", "GET", made.Location!)).Json.GetRawText());

        var members = (await AskAsync("stranger", "GET", $"{made.Location}/members")).Json.GetProperty("items");
        var member = Assert.Single(members.EnumerateArray());
        Assert.Equal(["user_id", "name", "role", "since"], member.EnumerateObject().Select(each => each.Name));
        Assert.Equal("owner", member.GetProperty("role").GetString());
        Assert.EndsWith("Z", member.GetProperty("since").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"name":"  "}""", "name")]
    [InlineData("""{"name":["Rosa"]}""", "name")]
    [InlineData("""{"name":"Rosa","time_zone":"Mars/Olympus_Mons"}""", "time_zone")]
    [InlineData("""{"name":"Rosa","time_zone":"UTC+5"}""", "time_zone")]
    [InlineData("""{"name":"Rosa","email":"rosa"}""", "email")]
    [InlineData("""{"name":"Rosa","phone":"call me"}""", "phone")]
    public async Task What_cannot_be_used_is_refused_by_member(string body, string member) =>
        Assert.Equal([member], (await AskAsync("owner", "POST", "/api/seniors", body)).Errors);

    [Fact]
    public async Task A_name_has_up_to_200_characters()
    {
        Assert.Equal(201, (await AskAsync("stranger", "POST", "/api/seniors", $$"""{"name":"{{new string('x', 200)}}"}""")).Status);
        Assert.Equal(["name"], (await AskAsync("stranger", "POST", "/api/seniors", $$"""{"name":"{{new string('x', 201)}}"}""")).Errors);
    }

    [Fact]
    public async Task A_change_is_partial_and_minds_the_version()
    {
        var id = await Circle.NewSeniorAsync();

        var changed = await AskAsync(
            "owner",
            "PATCH",
            $"/api/seniors/{id}",
            """{"nickname":"Rosie","version":1,"id":"x","role":"viewer"}"""
        );
        Assert.Equal(("Rosa", "Rosie", "2", id.ToString()), (changed["name"], changed["nickname"], changed["version"], changed["id"]));
        Assert.Equal("stale_version", (await AskAsync("owner", "PATCH", $"/api/seniors/{id}", """{"nickname":"R","version":1}"""))["code"]);
        Assert.Equal("", (await AskAsync("owner", "PATCH", $"/api/seniors/{id}", """{"nickname":null}"""))["nickname"]);
    }

    [Fact]
    public async Task A_circle_keeps_its_last_owner()
    {
        var members = $"/api/seniors/{await Circle.NewSeniorAsync()}/members";
        var me = $"{members}/{Circle.IdOf("owner")}";

        foreach (
            var refused in (ApiAnswer[])
                [await AskAsync("owner", "DELETE", me), await AskAsync("owner", "PATCH", me, """{"role":"helper"}""")]
        )
        {
            Assert.Equal((409, "last_owner"), (refused.Status, refused["code"]));
        }

        var promoted = await AskAsync("owner", "PATCH", $"{members}/{Circle.IdOf("helper")}", """{"role":"owner"}""");
        Assert.Equal("owner", promoted["role"]);
        Assert.Equal(204, (await AskAsync("owner", "DELETE", me)).Status);
        Assert.Equal(404, (await AskAsync("owner", "GET", members)).Status);
        Assert.Equal(["role"], (await AskAsync("helper", "PATCH", $"{members}/{Circle.IdOf("viewer")}", """{"role":"boss"}""")).Errors);
        Assert.Equal(["role"], (await AskAsync("helper", "PATCH", $"{members}/{Circle.IdOf("viewer")}", "{}")).Errors);
    }

    [Fact]
    public async Task A_removed_senior_takes_the_tasks_along()
    {
        var id = await Circle.NewSeniorAsync();
        var task = await Circle.NewTaskAsync(id);

        Assert.Equal(204, (await AskAsync("owner", "DELETE", $"/api/seniors/{id}")).Status);

        Assert.Equal(404, (await AskAsync("owner", "GET", $"/api/seniors/{id}")).Status);
        Assert.Equal(404, (await AskAsync("owner", "GET", $"/api/tasks/{task}")).Status);
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await Circle.NewSeniorAsync();
        await Circle.NewSeniorAsync();

        var first = await AskAsync("viewer", "GET", "/api/seniors?limit=1");
        var second = await AskAsync("viewer", "GET", $"/api/seniors?limit=1&cursor={first["next_cursor"]}");

        Assert.Equal(1, second.Json.GetProperty("items").GetArrayLength());
        Assert.NotEqual(first.Json.GetProperty("items")[0].GetRawText(), second.Json.GetProperty("items")[0].GetRawText());
        Assert.Equal(["cursor"], (await AskAsync("owner", "GET", $"/api/seniors?limit=1&cursor={first["next_cursor"]}")).Errors);
    }
}
