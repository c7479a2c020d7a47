using System.Text.Json;

namespace Remindly.Web.Sandbox.Api;

internal static class AcuityError
{
    private static int written;

    public static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context
            .Response.Body.WriteAsync(Body(status, code, message, Interlocked.Increment(ref written)), context.RequestAborted)
            .AsTask();
    }

    // The order of the members is nothing to rely on, so it changes from one answer to the next.
    private static byte[] Body(int status, string code, string message, int turn)
    {
        var members = new (string Name, object Value)[] { ("status_code", status), ("message", message), ("error", code) };
        var rotated = new Dictionary<string, object>();
        for (var i = 0; i < members.Length; i++)
        {
            var (name, value) = members[(i + turn) % members.Length];
            rotated[name] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(rotated);
    }
}
