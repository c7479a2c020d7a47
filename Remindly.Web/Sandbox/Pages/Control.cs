using System.Text.Json;
using System.Text.Json.Serialization;
using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>A service's own switches as JSON, for programs that try it from outside: what they have in common.</summary>
/// <typeparam name="T">What is switched.</typeparam>
/// <param name="find">What a request means; null: there is none.</param>
internal sealed class Control<T>(IEndpointRouteBuilder control, Func<HttpContext, T?> find)
    where T : class
{
    public void Get(string path, Func<HttpContext, T, Task> handler) => control.MapGet(path, On(handler));

    public void Post(string path, Func<HttpContext, T, Task> handler) => control.MapPost(path, On(handler));

    public void Delete(string path, Func<HttpContext, T, Task> handler) => control.MapDelete(path, On(handler));

    public void Faults(Func<T, SandboxFaults> faults)
    {
        Post(
            "/faults",
            async (context, what) =>
            {
                faults(what).Add(await Control.ReadAsync<SandboxFault>(context));
                await Control.AnswerAsync(context, faults(what).Active);
            }
        );
        Delete(
            "/faults",
            (context, what) =>
            {
                faults(what).Clear();
                return Control.AnswerAsync(context, faults(what).Active);
            }
        );
    }

    public void Deliveries(Func<T, HookDeliveries> deliveries)
    {
        Get("/deliveries", (context, what) => Control.AnswerAsync(context, Control.View(deliveries(what))));
        Post(
            "/deliveries/faults",
            async (context, what) =>
            {
                deliveries(what).Faults = await Control.ReadAsync<HookFaults>(context);
                await Control.AnswerAsync(context, deliveries(what).Faults);
            }
        );
    }

    private RequestDelegate On(Func<HttpContext, T, Task> handler) =>
        SameSite.Only(async context =>
        {
            if (find(context) is not { } found)
            {
                await Control.ProblemAsync(context, 404, "There is no such account.");
                return;
            }

            try
            {
                await handler(context, found);
            }
            catch (JsonException unread)
            {
                await Control.ProblemAsync(context, 400, unread.Message);
            }
        });
}

/// <summary>How the switches read and answer.</summary>
internal static class Control
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        return JsonSerializer.Deserialize<T>(text.Length == 0 ? "{}" : text, Json)
            ?? throw new JsonException("The body must be a JSON object.");
    }

    public static Task AnswerAsync(HttpContext context, object value) =>
        context.Response.WriteAsJsonAsync(value, value.GetType(), Json, context.RequestAborted);

    public static Task ProblemAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return AnswerAsync(context, new { Status = status, Detail = detail });
    }

    public static int Limit(IQueryCollection query) => int.TryParse(query["limit"], out var limit) ? limit : 1000;

    public static object View(HookDeliveries deliveries) => deliveries.Recent.Select(View);

    private static object View(HookDelivery each) =>
        new
        {
            each.Number,
            each.At,
            each.Target,
            each.Event,
            each.About,
            each.Body,
            each.IsSigned,
            each.State,
            each.NextAt,
            each.Attempts,
        };
}
