using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Remindly.Web.Hosting;

/// <summary>Bad news for programs: always application/problem+json, never a stack trace.</summary>
internal static class ApiProblems
{
    public const long LargestBody = 1024 * 1024;

    private static readonly Dictionary<int, (string Title, string Detail)> Words = new()
    {
        [400] = ("Not understood", "The request could not be read. Check its JSON and its parameters."),
        [401] = ("Sign in first", "Send a bearer token from /api/auth/login."),
        [403] = ("Not allowed", "Your role in this circle does not allow that."),
        [404] = ("Not found", "There is nothing here that you may see."),
        [405] = ("Method not allowed", "This address does not take that method."),
        [409] = ("Conflict", "Somebody changed this meanwhile. Read it again, then repeat your change."),
        [413] = ("Too large", "The request's body is larger than this address takes."),
        [415] = ("Not JSON", "Send the body as application/json."),
        [422] = ("Not accepted", "The provider did not accept the credentials."),
        [429] = ("Too many requests", "Wait as long as Retry-After says, then try again."),
        [502] = ("The provider did not answer", "The provider could not be read. Try again in a few minutes."),
        [500] = ("Something went wrong here", "The fault is on our side and has been noted. Try again in a minute."),
    };

    /// <summary>The usual words of a status, with a stable <paramref name="code"/> where a program should tell cases apart.</summary>
    public static ProblemHttpResult Of(int status, string? detail = null, string? code = null)
    {
        var words = Words.GetValueOrDefault(status, (Title: "Not done", Detail: "The request could not be carried out."));
        return TypedResults.Problem(
            detail ?? words.Detail,
            statusCode: status,
            title: words.Title,
            extensions: code is null ? null : [new KeyValuePair<string, object?>("code", code)]
        );
    }

    /// <summary>400 with messages by field, named as in the contract.</summary>
    public static ProblemHttpResult Refused(IReadOnlyDictionary<string, string[]> errors) =>
        TypedResults.Problem(
            "Something in the request cannot be used; see errors.",
            statusCode: StatusCodes.Status400BadRequest,
            title: Words[400].Title,
            extensions: [new KeyValuePair<string, object?>("errors", errors)]
        );

    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.IsForPrograms,
            api =>
            {
                api.UseExceptionHandler(
                    new ExceptionHandlerOptions
                    {
                        ExceptionHandler = context => Of(context.Response.StatusCode).ExecuteAsync(context),
                        StatusCodeSelector = exception => (exception as BadHttpRequestException)?.StatusCode ?? 500,
                    }
                );
                api.UseStatusCodePages(page => Of(page.HttpContext.Response.StatusCode).ExecuteAsync(page.HttpContext));
                api.Use(RefuseLargeBodiesAsync);
            }
        );

    private static async Task RefuseLargeBodiesAsync(HttpContext context, RequestDelegate next)
    {
        // A body that does not say its length is cut by the server while it is read.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Math.Min(limit.MaxRequestBodySize ?? LargestBody, LargestBody);
        }

        if (context.Request.ContentLength > LargestBody)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);
    }
}
