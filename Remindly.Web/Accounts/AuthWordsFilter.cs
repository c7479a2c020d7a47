using Microsoft.AspNetCore.Http.HttpResults;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>Identity's answers with errors keyed by field, and without telling a stranger which accounts there are.</summary>
internal sealed class AuthWordsFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        return result switch
        {
            ValidationProblem problem => ByField(problem),
            ProblemHttpResult { StatusCode: 401, ProblemDetails.Detail: "RequiresTwoFactor" } => ApiProblems.Of(
                401,
                "Send two_factor_code from your authenticator app, or two_factor_recovery_code, together with the password.",
                "two_factor_required"
            ),
            ProblemHttpResult { StatusCode: 401 } => ApiProblems.Of(
                401,
                "The e-mail address and the password do not fit together, or too many wrong ones were tried. Then wait five minutes.",
                "sign_in_refused"
            ),
            _ => answer,
        };
    }

    private static ValidationProblem ByField(ValidationProblem problem) =>
        TypedResults.ValidationProblem(
            problem
                .ProblemDetails.Errors.GroupBy(error => AccountWords.FieldOf(error.Key) ?? "account")
                .ToDictionary(field => field.Key, field => field.SelectMany(error => error.Value).Distinct().ToArray()),
            detail: "Mend what is named under errors, then send it again.",
            title: "Not accepted"
        );
}
