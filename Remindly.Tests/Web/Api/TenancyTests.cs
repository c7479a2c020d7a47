using System.Globalization;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>
/// What each role gets from each route. A route of another room joins by a line in <see cref="Routes"/>; <c>{senior}</c>,
/// <c>{task}</c>, <c>{synced}</c>, <c>{repeating}</c>, <c>{helper}</c> and their like stand for ids that are made afresh where something
/// changes.
/// </summary>
public sealed class TenancyTests(CircleApp circle) : ApiTest(circle)
{
    private static readonly string[] Roles = ["owner", "helper", "viewer", "stranger", "anonymous"];

    // method, address, body, then what owner, helper, viewer, stranger and anonymous get
    private static readonly (string Method, string Address, string? Body, int[] Expected)[] Routes =
    [
        ("GET", "/api/seniors", null, [200, 200, 200, 200, 401]),
        ("POST", "/api/seniors", """{"name":"Otto"}""", [201, 201, 201, 201, 401]),
        ("GET", "/api/seniors/{senior}", null, [200, 200, 200, 404, 401]),
        ("PATCH", "/api/seniors/{senior}", """{"nickname":"Rosie"}""", [200, 403, 403, 404, 401]),
        ("DELETE", "/api/seniors/{senior}", null, [204, 403, 403, 404, 401]),
        ("GET", "/api/seniors/{senior}/members", null, [200, 200, 200, 404, 401]),
        ("PATCH", "/api/seniors/{senior}/members/{helper}", """{"role":"viewer"}""", [200, 403, 403, 404, 401]),
        ("DELETE", "/api/seniors/{senior}/members/{viewer}", null, [204, 403, 204, 404, 401]),
        ("DELETE", "/api/seniors/{senior}/members/{helper}", null, [204, 204, 403, 404, 401]),
        ("GET", "/api/seniors/{senior}/invitations", null, [200, 403, 403, 404, 401]),
        ("POST", "/api/seniors/{senior}/invitations", """{"role":"helper"}""", [201, 403, 403, 404, 401]),
        ("DELETE", "/api/seniors/{senior}/invitations/{invitation}", null, [204, 403, 403, 404, 401]),
        ("GET", "/api/invitations/{senior}", null, [404, 404, 404, 404, 401]),
        ("POST", "/api/invitations/{senior}/accept", null, [404, 404, 404, 404, 401]),
        ("GET", "/api/tasks", null, [200, 200, 200, 200, 401]),
        ("GET", "/api/tasks?senior_id={senior}", null, [200, 200, 200, 200, 401]),
        ("POST", "/api/tasks", """{"senior_id":"{senior}","title":"Buy bread"}""", [201, 201, 403, 404, 401]),
        ("GET", "/api/tasks/{task}", null, [200, 200, 200, 404, 401]),
        ("GET", "/api/tasks/{synced}", null, [200, 200, 200, 404, 401]),
        ("PATCH", "/api/tasks/{task}", """{"notes":"rye"}""", [200, 200, 403, 404, 401]),
        ("PATCH", "/api/tasks/{synced}", """{"title":"Mine"}""", [409, 409, 403, 404, 401]),
        ("DELETE", "/api/tasks/{task}", null, [204, 204, 403, 404, 401]),
        ("DELETE", "/api/tasks/{synced}", null, [204, 204, 403, 404, 401]),
        ("GET", "/api/tasks/{task}/history", null, [200, 200, 200, 404, 401]),
        ("GET", "/api/tasks/{task}/comments", null, [200, 200, 200, 404, 401]),
        ("POST", "/api/tasks/{task}/comments", """{"text":"Bring water"}""", [201, 201, 403, 404, 401]),
        ("DELETE", "/api/tasks/{task}/comments/{owners_comment}", null, [204, 403, 403, 404, 401]),
        ("DELETE", "/api/tasks/{task}/comments/{helpers_comment}", null, [204, 204, 403, 404, 401]),
        ("POST", "/api/tasks/{task}/complete", null, [200, 200, 403, 404, 401]),
        ("POST", "/api/tasks/{task}/reopen", null, [200, 200, 403, 404, 401]),
        ("POST", "/api/tasks/{task}/assign", """{"user_id":"{helper}"}""", [200, 200, 403, 404, 401]),
        ("POST", "/api/tasks/{task}/claim", null, [200, 200, 403, 404, 401]),
        ("POST", "/api/tasks/{synced}/restore", null, [200, 200, 403, 404, 401]),
        ("POST", "/api/tasks/quick_add", """{"senior_id":"{senior}","text":"Buy bread tomorrow"}""", [201, 201, 403, 404, 401]),
        ("POST", "/api/tasks/quick_add", """{"senior_id":"{senior}","text":"Bread","preview":true}""", [200, 200, 403, 404, 401]),
        ("POST", "/api/tasks/{repeating}/end_repeat", null, [200, 200, 403, 404, 401]),
        ("POST", "/api/tasks/{task}/end_repeat", null, [409, 409, 403, 404, 401]),
        ("GET", "/api/scheduling_integrations/{integration}", null, [200, 200, 200, 404, 401]),
        ("PATCH", "/api/scheduling_integrations/{integration}", """{"name":"Physio"}""", [200, 403, 403, 404, 401]),
        ("DELETE", "/api/scheduling_integrations/{integration}", null, [204, 403, 403, 404, 401]),
        ("GET", "/api/scheduling_integrations/{integration}/unmatched", null, [200, 403, 403, 404, 401]),
        ("GET", "/api/scheduling_integrations/{integration}/diagnostics", null, [200, 403, 403, 404, 401]),
        ("GET", "/api/scheduling_integrations/{integration}/calendars", null, [200, 403, 403, 404, 401]),
        ("GET", "/api/scheduling_integrations/{integration}/matches", null, [200, 403, 403, 404, 401]),
        (
            "POST",
            "/api/scheduling_integrations/{integration}/matches",
            """{"email":"gina@example.org","senior_id":"{senior}"}""",
            [201, 403, 403, 404, 401]
        ),
        ("DELETE", "/api/scheduling_integrations/{integration}/matches/{match}", null, [204, 403, 403, 404, 401]),
        // What each one may not do is said in the answer; see TaskBulkApiTests.
        ("POST", "/api/tasks/bulk", """{"action":"complete","task_ids":["{task}"]}""", [200, 200, 200, 200, 401]),
    ];

    public static TheoryData<string, string, string, string?, int> Matrix { get; } =
        new(
            from route in Routes
            from role in Roles
            select (role, route.Method, route.Address, route.Body, route.Expected[Array.IndexOf(Roles, role)])
        );

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Each_role_gets_what_it_may(string role, string method, string address, string? body, int expected)
    {
        var ids = method != "GET" && expected < 400 ? await MakeIdsAsync() : await SharedIdsAsync();

        var answer = await AskAsync(role, method, Fill(address, ids), body is null ? null : Fill(body, ids));

        Assert.Equal(expected, answer.Status);
        if (expected >= 400)
        {
            Assert.Equal("application/problem+json", answer.Type);
            Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), answer["status"]);
        }
    }

    [Fact]
    public async Task What_is_not_yours_looks_like_what_is_not_there()
    {
        var ids = await MakeIdsAsync();

        foreach (var (method, address, body, expected) in Routes.Where(route => route.Expected[3] == 404))
        {
            var hidden = await AskAsync("stranger", method, Fill(address, ids), body is null ? null : Fill(body, ids));
            var nothing = ids.Keys.ToDictionary(key => key, _ => Guid.NewGuid());
            var absent = await AskAsync("stranger", method, Fill(address, nothing), body is null ? null : Fill(body, nothing));

            Assert.Equal(WithoutTrace(absent), WithoutTrace(hidden));
        }
    }

    [Fact]
    public async Task A_strangers_lists_hold_nothing_of_the_circle()
    {
        var ids = await MakeIdsAsync();

        foreach (var address in (string[])["/api/tasks", $"/api/tasks?senior_id={ids["senior"]}", "/api/tasks?q=bread"])
        {
            Assert.Empty((await AskAsync("stranger", "GET", address)).Json.GetProperty("items").EnumerateArray());
        }

        var seniors = (await AskAsync("stranger", "GET", "/api/seniors")).Json.GetProperty("items").EnumerateArray();
        Assert.DoesNotContain(ids["senior"], seniors.Select(senior => senior.GetProperty("id").GetGuid()));
    }

    private async Task<Dictionary<string, Guid>> SharedIdsAsync() => Circle.Shared ??= await MakeIdsAsync();

    private async Task<Dictionary<string, Guid>> MakeIdsAsync()
    {
        var senior = await Circle.NewSeniorAsync();
        var task = await Circle.NewTaskAsync(senior);
        var synced = Guid.Empty;
        var (owner, helper) = (Circle.IdOf("owner"), Circle.IdOf("helper"));
        var invitation = new Invitation(senior, CircleRole.Helper, null, $"{Guid.NewGuid():N}", owner, TimeProvider.System.GetUtcNow());
        TaskComment[] comments = [new(task, owner, "Said", FakeClock.Start), new(task, helper, "Said", FakeClock.Start)];
        var integration = new SchedulingIntegration(owner, senior, "acuity", FakeClock.Start);
        var match = new TaughtMatch(integration.Id, senior, ClientTrait.Email, "otto@example.org", FakeClock.Start);
        await Circle.WithDbAsync(async db =>
        {
            synced = await db.AddSyncedTaskAsync(senior, owner);
            db.AddRange(invitation, integration, match);
            db.AddRange(comments);
            await db.SaveChangesAsync();
        });
        return new Dictionary<string, Guid>
        {
            ["senior"] = senior,
            ["task"] = task,
            ["invitation"] = invitation.Id,
            ["owners_comment"] = comments[0].Id,
            ["helpers_comment"] = comments[1].Id,
            ["synced"] = synced,
            ["repeating"] = await Circle.NewRepeatAsync(senior),
            ["integration"] = integration.Id,
            ["match"] = match.Id,
            ["helper"] = Circle.IdOf("helper"),
            ["viewer"] = Circle.IdOf("viewer"),
        };
    }

    private static string Fill(string text, Dictionary<string, Guid> ids) =>
        ids.Aggregate(text, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value.ToString()));

    private static string WithoutTrace(ApiAnswer answer) =>
        string.Join('\n', answer.Json.EnumerateObject().Where(member => member.Name != "trace_id"));
}
