using Microsoft.AspNetCore.Http.HttpResults;
using Remindly.Core;
using Remindly.Web.Hosting;

namespace Remindly.Web.Api;

/// <summary>Turns what Core says into what the contract answers, the same way everywhere.</summary>
internal static class Answer
{
    /// <summary>200 with the view.</summary>
    public static Results<Ok<TView>, ProblemHttpResult> Ok<T, TView>(this Outcome<T> outcome, Func<T, TView> view) =>
        outcome is Outcome<T>.Done { Value: var value } ? TypedResults.Ok(view(value)) : outcome.Problem();

    /// <summary>201 with the view and where it is from now on.</summary>
    public static Results<Created<TView>, ProblemHttpResult> Created<T, TView>(
        this Outcome<T> outcome,
        Func<TView, string> address,
        Func<T, TView> view
    )
    {
        if (outcome is not Outcome<T>.Done { Value: var value })
        {
            return outcome.Problem();
        }

        var made = view(value);
        return TypedResults.Created(address(made), made);
    }

    /// <summary>204.</summary>
    public static Results<NoContent, ProblemHttpResult> NoContent<T>(this Outcome<T> outcome) =>
        outcome is Outcome<T>.Done ? TypedResults.NoContent() : outcome.Problem();

    /// <summary>200 with one part of a list.</summary>
    public static Results<Ok<ListView<TView>>, ProblemHttpResult> List<T, TView>(this Outcome<Page<T>> outcome, Func<T, TView> view) =>
        outcome.Ok(page => new ListView<TView>([.. page.Items.Select(view)], page.NextCursor));

    /// <summary>The problem of an outcome that is not done.</summary>
    public static ProblemHttpResult Problem<T>(this Outcome<T> outcome) =>
        outcome switch
        {
            Outcome<T>.Missing => ApiProblems.Of(StatusCodes.Status404NotFound),
            Outcome<T>.Forbidden(var message) => ApiProblems.Of(StatusCodes.Status403Forbidden, message),
            Outcome<T>.Conflict(var code, var message) => ApiProblems.Of(StatusCodes.Status409Conflict, message, code),
            Outcome<T>.Refused(var errors) => ApiProblems.Refused(errors),
            Outcome<T>.ProviderFailed(var code, var message, _) => ApiProblems.Of(StatusCodes.Status502BadGateway, message, code),
            _ => throw new InvalidOperationException("What is done is no problem."),
        };
}

/// <summary>One part of a list.</summary>
/// <param name="NextCursor">Send it as <c>cursor</c> for what follows; null at the end.</param>
internal sealed record ListView<T>(IReadOnlyList<T> Items, string? NextCursor);
