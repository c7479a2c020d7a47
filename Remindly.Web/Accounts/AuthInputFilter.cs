using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity.Data;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>What is asked before Identity sees an account request: is it whole, are there too many of them.</summary>
internal sealed class AuthInputFilter(SignInLimits limits) : IEndpointFilter
{
    private static readonly string[] Needed = ["This is needed."];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (Missing(argument) is { Count: > 0 } missing)
            {
                return TypedResults.ValidationProblem(missing, title: "Something is missing");
            }

            if (IsTry(argument, out var email) && limits.Try(context.HttpContext, email) is { } wait)
            {
                return TooMany(context.HttpContext, wait);
            }

            // Answers as ever: how much mail somebody gets is nobody else's business.
            if (argument is ForgotPasswordRequest or ResendConfirmationEmailRequest && !limits.MayMail(email!))
            {
                return TypedResults.Ok();
            }
        }

        return await next(context);
    }

    private static bool IsTry(object? argument, out string? email)
    {
        email = argument switch
        {
            RegisterRequest register => register.Email,
            LoginRequest login => login.Email,
            ResetPasswordRequest reset => reset.Email,
            ForgotPasswordRequest forgot => forgot.Email,
            ResendConfirmationEmailRequest resend => resend.Email,
            _ => null,
        };
        return email is not null;
    }

    private static Dictionary<string, string[]> Missing(object? argument)
    {
        (string Name, string? Value)[] wanted = argument switch
        {
            RegisterRequest register => [("email", register.Email), ("password", register.Password)],
            LoginRequest login => [("email", login.Email), ("password", login.Password)],
            RefreshRequest refresh => [("refresh_token", refresh.RefreshToken)],
            ForgotPasswordRequest forgot => [("email", forgot.Email)],
            ResendConfirmationEmailRequest resend => [("email", resend.Email)],
            ResetPasswordRequest reset => [("email", reset.Email), ("reset_code", reset.ResetCode), ("new_password", reset.NewPassword)],
            _ => [],
        };
        return wanted.Where(each => string.IsNullOrEmpty(each.Value)).ToDictionary(each => each.Name, _ => Needed);
    }

    private static ProblemHttpResult TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ApiProblems.Of(429, "That was tried too often. Wait as long as Retry-After says, then try again.");
    }
}
