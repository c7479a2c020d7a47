using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Remindly.Core.Accounts;
using Remindly.Web.Demo;
using Remindly.Web.Display;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>What the account pages post to beside themselves. Each asks for the antiforgery token.</summary>
internal static class AccountEndpoints
{
    public static void MapAccountEndpoints(this WebApplication app)
    {
        var account = app.MapGroup("").AddEndpointFilter(AskForTokenAsync).ExcludeFromDescription();
        account.MapPost(AppUrls.Logout, SignOutAsync);
        account.MapPost(AppUrls.SaveDisplay, SaveDisplayAsync);
        account.MapPost(AppUrls.PasskeyCreation, OfferCreationAsync).RequireAuthorization();
        account.MapPost(AppUrls.PasskeyRequest, OfferRequestAsync);
        if (app.Services.Site().Demo)
        {
            account.MapPost(AppUrls.Demo, TryDemoAsync);
        }
    }

    private static async Task<RedirectHttpResult> SignOutAsync(SignInManager<RemindlyUser> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect(AppUrls.Login);
    }

    private static async Task<RedirectHttpResult> SaveDisplayAsync(HttpContext context, DisplayChoices choices)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await choices.SaveAsync(context, DisplayChoice.Read($"{form["theme"]} {form["contrast"]} {form["text"]}"));
        return TypedResults.LocalRedirect($"{AppUrls.Display}?saved=true");
    }

    private static async Task<RedirectHttpResult> TryDemoAsync(
        IDemoSeed demo,
        SignInManager<RemindlyUser> signIn,
        CancellationToken cancellationToken
    )
    {
        await signIn.SignInAsync(await demo.EnsureAsync(cancellationToken), isPersistent: false);
        return TypedResults.LocalRedirect(AppUrls.Today);
    }

    private static async Task<Results<ContentHttpResult, NotFound>> OfferCreationAsync(
        HttpContext context,
        UserManager<RemindlyUser> users,
        SignInManager<RemindlyUser> signIn
    )
    {
        if (await users.GetUserAsync(context.User) is not { Email: { } email } user)
        {
            return TypedResults.NotFound();
        }

        var name = user.DisplayName.Length > 0 ? user.DisplayName : email;
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = user.Id.ToString(),
                Name = email,
                DisplayName = name,
            }
        );
        return TypedResults.Content(options, "application/json");
    }

    // Never for a named account: which ones have passkeys is theirs to know.
    private static async Task<ContentHttpResult> OfferRequestAsync(SignInManager<RemindlyUser> signIn) =>
        TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async ValueTask<object?> AskForTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : TypedResults.BadRequest();
}
