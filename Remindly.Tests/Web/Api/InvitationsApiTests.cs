using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class InvitationsApiTests(CircleApp circle) : ApiTest(circle)
{
    [Fact]
    public async Task A_link_is_given_once_says_what_it_gives_and_lets_one_in_once()
    {
        var senior = await Circle.NewSeniorAsync();
        var route = $"/api/seniors/{senior}/invitations";

        var made = await AskAsync("owner", "POST", route, """{"role":"viewer","email":"guest@example.org"}""");
        Assert.Equal((201, $"{route}/{made["id"]}"), (made.Status, made.Location));
        Assert.Equal(["expires_at", "id", "link"], made.Json.EnumerateObject().Select(each => each.Name).Order());
        var listed = Assert.Single((await AskAsync("owner", "GET", route)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("viewer", "guest@example.org"), (listed.GetProperty("role").GetString(), listed.GetProperty("email").GetString()));
        Assert.DoesNotContain(TokenOf(made), listed.GetRawText(), StringComparison.Ordinal);

        var held = $"/api/invitations/{TokenOf(made)}";
        var preview = await AskAsync("stranger", "GET", held);
        Assert.Equal(("Rosa", "viewer", "owner@example.org"), (preview["senior_name"], preview["role"], preview["invited_by"]));
        Assert.NotEmpty(preview.Json.GetProperty("may").EnumerateArray());
        var joined = await AskAsync("stranger", "POST", $"{held}/accept");
        Assert.Equal((200, senior.ToString(), "viewer"), (joined.Status, joined["senior_id"], joined["role"]));
        Assert.Equal(200, (await AskAsync("stranger", "GET", $"/api/seniors/{senior}")).Status);

        Assert.Equal(404, (await AskAsync("stranger", "GET", held)).Status);
        Assert.Equal(404, (await AskAsync("stranger", "POST", $"{held}/accept")).Status);
        Assert.Empty((await AskAsync("owner", "GET", route)).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_member_is_told_so_and_keeps_the_role()
    {
        var senior = await Circle.NewSeniorAsync();
        var made = await AskAsync("owner", "POST", $"/api/seniors/{senior}/invitations", """{"role":"viewer"}""");

        var answer = await AskAsync("helper", "POST", $"/api/invitations/{TokenOf(made)}/accept");

        Assert.Equal((409, "already_member"), (answer.Status, answer["code"]));
        Assert.Equal(200, (await AskAsync("helper", "POST", $"/api/tasks/{await Circle.NewTaskAsync(senior)}/claim")).Status);
    }

    [Fact]
    public async Task One_taken_back_leads_nowhere()
    {
        var route = $"/api/seniors/{await Circle.NewSeniorAsync()}/invitations";
        var made = await AskAsync("owner", "POST", route, """{"role":"helper"}""");

        Assert.Equal(204, (await AskAsync("owner", "DELETE", $"{route}/{made["id"]}")).Status);

        Assert.Equal(404, (await AskAsync("owner", "DELETE", $"{route}/{made["id"]}")).Status);
        Assert.Equal(404, (await AskAsync("stranger", "POST", $"/api/invitations/{TokenOf(made)}/accept")).Status);
    }

    [Theory]
    [InlineData("{}", "role")]
    [InlineData("""{"role":"boss"}""", "role")]
    [InlineData("""{"role":"helper","email":"nobody"}""", "email")]
    [InlineData("""{"role":"helper","email":7}""", "email")]
    public async Task What_cannot_be_used_is_refused_by_member(string body, string member) =>
        Assert.Equal([member], (await AskAsync("owner", "POST", $"/api/seniors/{Circle.SeniorId}/invitations", body)).Errors);

    private static string TokenOf(ApiAnswer made) => new Uri(made["link"]!).Segments[^1];
}
