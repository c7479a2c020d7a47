using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.Data;
using Remindly.Core.Accounts;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>Where registration is closed, an account is made only with the token of an invitation, sent in <see cref="Header"/>.</summary>
internal sealed class InvitedFilter(Registration registration) : IEndpointFilter
{
    public const string Header = "X-Invitation";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (registration.IsOpen || context.Arguments.OfType<RegisterRequest>().FirstOrDefault() is not { } request)
        {
            return await next(context);
        }

        var token = context.HttpContext.Request.Headers[Header].ToString();
        if (!await registration.AdmitsAsync(token, context.HttpContext.RequestAborted))
        {
            return Closed();
        }

        var answer = await next(context);
        var made = answer is INestedHttpResult { Result: Ok } or Ok;
        return made && !await KeepsAsync(context.HttpContext, request.Email, token) ? Closed() : answer;
    }

    private async Task<bool> KeepsAsync(HttpContext context, string email, string token)
    {
        var users = context.RequestServices.GetRequiredService<UserManager<RemindlyUser>>();
        if (await users.FindByEmailAsync(email) is not { } user || await registration.KeepsAsync(user.Id, token, CancellationToken.None))
        {
            return true;
        }

        await users.DeleteAsync(user);
        return false;
    }

    private static ProblemHttpResult Closed() =>
        ApiProblems.Of(
            403,
            $"New accounts are made by invitation only here. Send the token of one that nobody has used as {Header}.",
            "registration_closed"
        );
}
