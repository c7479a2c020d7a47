using System.Globalization;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>One request under way, with whose it is.</summary>
internal sealed class CalendlyRequest(HttpContext context, CalendlyAccount account)
{
    public HttpContext Context { get; } = context;

    public CalendlyAccount Account { get; } = account;

    public CalendlyWire Wire { get; } =
        new($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{SandboxServices.CalendlyPrefix}");

    /// <summary>The app's own key, for whoever came by a sign-in.</summary>
    public string? AppSigningKey =>
        Context.Request.Headers.Authorization == $"Bearer {Account.Token}" ? null : CalendlySandbox.AppSigningKey;

    public string Query(string name) => Context.Request.Query[name].ToString();

    public string Route(string name) => Context.Request.RouteValues[name] as string ?? "";

    public Task ResourceAsync(JsonNode resource, int status = 200) => JsonAsync(new JsonObject { ["resource"] = resource }, status);

    public Task MissingAsync() => FailAsync(404, "Resource Not Found", "The server could not find the requested resource.");

    public Task InvalidAsync(string parameter, string message) =>
        FailAsync(
            400,
            "Invalid Argument",
            "The supplied parameters are invalid.",
            new JsonObject { ["parameter"] = parameter, ["message"] = message }
        );

    public Task FailAsync(int status, string title, string message, JsonObject? detail = null)
    {
        var body = new JsonObject { ["title"] = title, ["message"] = message };
        if (detail is not null)
        {
            body["details"] = new JsonArray(detail);
        }

        return JsonAsync(body, status);
    }

    /// <summary>One page of rows; the next one's token is the number of its first row.</summary>
    public Task PageAsync(IReadOnlyList<JsonObject> rows)
    {
        var asked = Query("count");
        var count =
            asked.Length == 0 ? 20
            : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        if (count is < 1 or > 100)
        {
            return InvalidAsync("count", "must be between 1 and 100");
        }

        var first = int.TryParse(Query("page_token"), NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token : 0;
        var page = rows.Skip(first).Take(count).ToList();
        var next =
            Account.PagesInCircles ? "0"
            : first + count < rows.Count ? (first + count).ToString(CultureInfo.InvariantCulture)
            : null;
        return JsonAsync(
            new JsonObject
            {
                ["collection"] = new JsonArray([.. page]),
                ["pagination"] = new JsonObject
                {
                    ["count"] = page.Count,
                    ["next_page"] = next is null ? null : $"https://api.calendly.example/?page_token={next}",
                    ["next_page_token"] = next,
                    ["previous_page_token"] = null,
                },
            },
            200
        );
    }

    private Task JsonAsync(JsonObject body, int status)
    {
        Context.Response.StatusCode = status;
        Context.Response.ContentType = "application/json; charset=utf-8";
        return Context.Response.WriteAsync(body.ToJsonString(), Context.RequestAborted);
    }
}
