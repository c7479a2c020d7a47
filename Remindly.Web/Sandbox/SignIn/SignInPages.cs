using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Remindly.Web.Sandbox.Pages;

namespace Remindly.Web.Sandbox.SignIn;

/// <summary>The screens and endpoints of an outside service's sign-in.</summary>
/// <param name="service">Its name, for people.</param>
/// <param name="account">The account of whoever says yes, and what it is called.</param>
internal sealed class SignInPages(string service, SandboxSignIn signIn, Func<(string UserId, string Name)> account)
{
    private static readonly string[] Passed = ["redirect_uri", "state", "code_challenge"];

    /// <param name="revocation">What the path to end a token is called.</param>
    public void Map(IEndpointRouteBuilder oauth, string revocation)
    {
        oauth.MapGet("/authorize", (HttpContext context) => AskAsync(context));
        oauth.MapPost("/authorize", SameSite.Only(AnswerAsync));
        oauth.MapPost("/token", (HttpContext context) => OfClientAsync(context, TokenAsync));
        oauth.MapPost("/introspect", (HttpContext context) => OfClientAsync(context, IntrospectAsync));
        oauth.MapPost(
            revocation,
            (HttpContext context) =>
                OfClientAsync(
                    context,
                    (context, form) =>
                    {
                        signIn.Revoke(form["token"].ToString() is { Length: > 0 } token ? token : form["access_token"].ToString());
                        return JsonAsync(context, [], 200);
                    }
                )
        );
    }

    private Task AskAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var isSound =
            query["client_id"] == SandboxSignIn.ClientId
            && query["response_type"] == "code"
            && Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out _);
        context.Response.StatusCode = isSound ? 200 : 400;
        context.Response.ContentType = "text/html; charset=utf-8";
        var style = context.Request.PathBase + SandboxServices.Prefix + "/page.css";
        var hidden = Markup.Join(
            Passed.Select(name => Markup.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{query[name].ToString()}\">"))
        );
        var words = isSound
            ? Markup.Of(
                $"<p>Remindly would like to read the appointments of <strong>{account().Name}</strong>.</p><form method=\"post\" class=\"line\">{hidden}<button name=\"say\" value=\"yes\">Allow</button> <button name=\"say\" value=\"no\">Deny</button></form>"
            )
            : Markup.Of($"<p>This is not a sign-in that {service} knows. Go back and try again.</p>");
        var page = Markup.Of(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{service} (sandbox)</title><link rel=\"stylesheet\" href=\"{style}\"></head><body><main><h1>{service} (sandbox)</h1>{words}</main></body></html>"
        );
        return context.Response.WriteAsync(page.Html, context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (back, challenge) = (form["redirect_uri"].ToString(), form["code_challenge"].ToString());
        var answer = new Dictionary<string, string?> { ["state"] = form["state"].ToString() };
        if (form["say"] == "yes")
        {
            answer["code"] = signIn.Allow(account().UserId, back, challenge.Length > 0 ? challenge : null);
        }
        else
        {
            answer["error"] = "access_denied";
        }

        context.Response.Redirect(QueryHelpers.AddQueryString(back, answer));
    }

    private Task TokenAsync(HttpContext context, IFormCollection form)
    {
        var given =
            form["grant_type"] == "refresh_token"
                ? signIn.Refresh(form["refresh_token"].ToString())
                : signIn.Exchange(form["code"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"]);
        if (given is null)
        {
            var body = new JsonObject
            {
                ["error"] = "invalid_grant",
                ["error_description"] = "The provided authorization grant is invalid.",
            };
            return JsonAsync(context, body, 400);
        }

        var answer = new JsonObject { ["access_token"] = given.Access, ["token_type"] = "Bearer" };
        if (given.Refresh is { } refresh)
        {
            answer["refresh_token"] = refresh;
            answer["expires_in"] = (int)given.Life.TotalSeconds;
            answer["scope"] = "default";
            answer["owner"] = given.UserId;
        }

        return JsonAsync(context, answer, 200);
    }

    private Task IntrospectAsync(HttpContext context, IFormCollection form) =>
        JsonAsync(
            context,
            new JsonObject
            {
                ["active"] = signIn.UserOf(form["token"].ToString()) is not null,
                ["client_id"] = SandboxSignIn.ClientId,
                ["token_type"] = "Bearer",
            },
            200
        );

    // In the header or in the form.
    private static async Task OfClientAsync(HttpContext context, Func<HttpContext, IFormCollection, Task> then)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var pair = Encoding.UTF8.GetBytes($"{SandboxSignIn.ClientId}:{SandboxSignIn.ClientSecret}");
        var isKnown =
            context.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(pair)}"
            || (form["client_id"] == SandboxSignIn.ClientId && form["client_secret"] == SandboxSignIn.ClientSecret);
        await (isKnown ? then(context, form) : JsonAsync(context, new JsonObject { ["error"] = "invalid_client" }, 401));
    }

    private static Task JsonAsync(HttpContext context, JsonObject body, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
