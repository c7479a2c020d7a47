using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Remindly.Web.Api.Json;
using Remindly.Web.Hosting;

namespace Remindly.Web.Api;

/// <summary>
/// The JSON body of a request. What cannot be read is answered before the handler runs, with a sentence beside the member's name;
/// see <see cref="BodyFilter"/>.
/// </summary>
internal sealed class Body<T> : IUnreadableBody, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? value;

    private Body(T? value, IResult? problem)
    {
        this.value = value;
        Problem = problem;
    }

    public T Value => value ?? throw new InvalidOperationException("The body could not be read; BodyFilter answers then.");

    public IResult? Problem { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        if (!context.Request.HasJsonContentType())
        {
            return new Body<T>(null, ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            var value = await context.Request.ReadFromJsonAsync<T>(json, context.RequestAborted);
            return value is null ? Unreadable("$", "Send a JSON object.") : new Body<T>(value, null);
        }
        catch (UnreadableValueException exception)
        {
            return Unreadable(exception.Path, exception.Message);
        }
        catch (JsonException exception)
        {
            return Unreadable(exception.Path, "This is not JSON of the kind that is wanted here.");
        }
        catch (InvalidOperationException exception) when (exception.InnerException is not null)
        {
            // Text with half a character in it: \ud800 without its other half.
            return Unreadable("$", "A text in the body is cut in the middle of a character.");
        }
        catch (BadHttpRequestException exception)
        {
            return new Body<T>(null, ApiProblems.Of(exception.StatusCode));
        }
    }

    private static Body<T> Unreadable(string? path, string message)
    {
        var member =
            path is null or "$" ? "body"
            : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..]
            : path;
        return new Body<T>(null, ApiProblems.Refused(new Dictionary<string, string[]> { [member] = [message] }));
    }
}

/// <summary>A body, whatever is in it.</summary>
internal interface IUnreadableBody
{
    /// <summary>What to answer instead of running the handler; null when the body was read.</summary>
    IResult? Problem { get; }
}

/// <summary>Answers for handlers whose <see cref="Body{T}"/> could not be read.</summary>
internal sealed class BodyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IUnreadableBody>().FirstOrDefault(body => body.Problem is not null)?.Problem ?? await next(context);
}
