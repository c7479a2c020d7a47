using System.Security.Claims;
using Remindly.Core.Accounts;

namespace Remindly.Web.Display;

/// <summary>
/// Keeps a person's choice on every device they sign in on, and on this one also after they sign out: so that the page they sign in on
/// is as readable as the others.
/// </summary>
internal sealed class DisplayChoices(PreferenceService preferences)
{
    public const string CookieName = "remindly.display";

    private const string Key = "display";

    private static readonly CookieBuilder Cookie = new()
    {
        Name = CookieName,
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
    };

    public async Task<DisplayChoice> ReadAsync(HttpContext context)
    {
        var here = OnThisDevice(context);
        if (PersonOf(context) is not { } person || await preferences.GetAsync(person, Key, context.RequestAborted) is not { } words)
        {
            return here;
        }

        var own = DisplayChoice.Read(words);
        if (own != here)
        {
            Remember(context, own);
        }

        return own;
    }

    public async Task SaveAsync(HttpContext context, DisplayChoice choice)
    {
        Remember(context, choice);
        if (PersonOf(context) is { } person)
        {
            await preferences.SetAsync(person, Key, choice.ToString(), context.RequestAborted);
        }
    }

    public static DisplayChoice OnThisDevice(HttpContext context) =>
        DisplayChoice.Read(Uri.UnescapeDataString(context.Request.Cookies[CookieName] ?? ""));

    private static Guid? PersonOf(HttpContext context) =>
        Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private static void Remember(HttpContext context, DisplayChoice choice) =>
        context.Response.Cookies.Append(CookieName, Uri.EscapeDataString(choice.ToString()), Cookie.Build(context));
}
