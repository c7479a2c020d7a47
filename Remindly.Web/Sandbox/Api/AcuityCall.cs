using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

internal delegate Task AcuityHandler(AcuityCall call);

/// <summary>One accepted request: whose account, which faults it met, and the ways to answer it.</summary>
internal sealed class AcuityCall(HttpContext context, AcuitySandbox sandbox, SandboxAccount account, IReadOnlyList<SandboxFault> faults)
{
    public HttpContext Context => context;
    public AcuitySandbox Sandbox => sandbox;
    public SandboxAccount Account => account;
    public CancellationToken Aborted => context.RequestAborted;
    public IQueryCollection Query => context.Request.Query;
    public bool Admin => Query["admin"] == "true";
    public DateTimeOffset Now => account.Clock.GetUtcNow();

    public SandboxFault? Fault(FaultKind kind) => faults.FirstOrDefault(each => each.Kind == kind);

    public long? RouteId() =>
        long.TryParse(context.GetRouteValue("id") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public Task FailAsync(int status, string code, string message) => AcuityError.WriteAsync(context, status, code, message);

    public Task BadAsync(string code, string message) => FailAsync(400, code, message);

    public Task NotFoundAsync(string what) => FailAsync(404, "not_found", $"The {what} \"{context.GetRouteValue("id")}\" was not found.");

    public async Task JsonAsync(JsonNode node)
    {
        await using var writer = Begin();
        node.WriteTo(writer);
        await writer.FlushAsync(Aborted);
    }

    public async Task AppointmentAsync(SandboxAppointment appointment)
    {
        await using var writer = Begin();
        new AppointmentJson(account).Write(writer, appointment, AppointmentShape.Single);
        await writer.FlushAsync(Aborted);
    }

    /// <summary>Starts a 200; what is written goes out as it is flushed.</summary>
    public Utf8JsonWriter Begin()
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return new Utf8JsonWriter(context.Response.Body);
    }

    /// <summary>The body as an object; an empty one counts as <c>{}</c>, anything else is answered here and gives null.</summary>
    public async Task<JsonObject?> BodyAsync()
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(Aborted);
        try
        {
            if ((string.IsNullOrWhiteSpace(text) ? new JsonObject() : JsonNode.Parse(text)) is JsonObject body)
            {
                return body;
            }
        }
        catch (JsonException)
        {
            // Told below, like any other body that is no object.
        }

        await BadAsync("bad_request", "The request body must be a JSON object.");
        return null;
    }
}
