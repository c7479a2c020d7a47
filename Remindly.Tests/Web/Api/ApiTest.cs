using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>The real app with one circle in it, shared by the tests of a class: an owner, a helper and a viewer of Rosa's, and a stranger.</summary>
public sealed class CircleApp : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> clients = [];
    private readonly Dictionary<string, Guid> people = [];

    public RemindlyApp App { get; } = new();

    /// <summary>Rosa, who is cared for.</summary>
    public Guid SeniorId { get; private set; }

    /// <summary>The four roles' clients: <c>owner</c>, <c>helper</c>, <c>viewer</c>, <c>stranger</c>; and <c>anonymous</c>.</summary>
    public HttpClient As(string role) => clients[role];

    /// <summary>Ids that a class of tests may keep for asks that change nothing.</summary>
    public Dictionary<string, Guid>? Shared { get; set; }

    public Guid IdOf(string role) => people[role];

    public async ValueTask InitializeAsync()
    {
        clients["anonymous"] = App.CreateVisitor();
        foreach (var role in (string[])["owner", "helper", "viewer", "stranger"])
        {
            clients[role] = await App.CreateCaregiverAsync($"{role}@example.org");
        }

        SeniorId = await NewSeniorAsync();
    }

    /// <summary>Another senior with the same circle.</summary>
    public async Task<Guid> NewSeniorAsync()
    {
        using var made = await As("owner").PostAsJsonAsync("/api/seniors", new { name = "Rosa" }, CancellationToken.None);
        made.EnsureSuccessStatusCode();
        var id = (await made.JsonAsync()).GetProperty("id").GetGuid();
        await WithDbAsync(async db =>
        {
            foreach (var role in (string[])["owner", "helper", "viewer", "stranger"])
            {
                var email = $"{role}@example.org";
                people[role] = await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
            }

            db.Add(new CircleMember(id, people["helper"], CircleRole.Helper, FakeClock.Start));
            db.Add(new CircleMember(id, people["viewer"], CircleRole.Viewer, FakeClock.Start));
            await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>A new manual task.</summary>
    public async Task<Guid> NewTaskAsync(Guid? seniorId = null, string title = "Buy bread")
    {
        var body = new { senior_id = seniorId ?? SeniorId, title };
        using var made = await As("owner").PostAsJsonAsync("/api/tasks", body, CancellationToken.None);
        made.EnsureSuccessStatusCode();
        return (await made.JsonAsync()).GetProperty("id").GetGuid();
    }

    /// <summary>The first occurrence of a task that repeats.</summary>
    public async Task<Guid> NewRepeatAsync(Guid seniorId)
    {
        var body = new { senior_id = seniorId, text = "Eye drops every day at noon 3 times" };
        using var made = await As("owner").PostAsJsonAsync("/api/tasks/quick_add", body, CancellationToken.None);
        made.EnsureSuccessStatusCode();
        return (await made.JsonAsync()).GetProperty("id").GetGuid();
    }

    public async Task WithDbAsync(Func<RemindlyDb, Task> use)
    {
        var contexts = App.Services.GetRequiredService<IDbContextFactory<RemindlyDb>>();
        await using var db = await contexts.CreateDbContextAsync();
        await use(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await App.DisposeAsync();
    }
}

/// <summary>Asks the app over HTTP.</summary>
public abstract class ApiTest(CircleApp circle) : IClassFixture<CircleApp>
{
    protected CircleApp Circle { get; } = circle;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sends what is given word for word and reads the status and the JSON that comes back.</summary>
    protected async Task<ApiAnswer> AskAsync(string role, string method, string address, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Circle.As(role).SendAsync(request, Cancellation);
        return await ApiAnswer.ReadAsync(response);
    }
}

/// <summary>What the app answered.</summary>
/// <param name="Type">The media type alone.</param>
/// <param name="Json">Undefined when there was no body.</param>
public sealed record ApiAnswer(int Status, string? Type, string? Location, JsonElement Json)
{
    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.Location?.ToString(),
            text.Length == 0 ? default : JsonDocument.Parse(text).RootElement
        );
    }

    public string? this[string member] => Json.GetProperty(member).ToString();

    /// <summary>The names of the members that a problem complains about, sorted.</summary>
    public IEnumerable<string> Errors => Json.GetProperty("errors").EnumerateObject().Select(each => each.Name).Order();
}
