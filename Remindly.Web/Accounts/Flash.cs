using Microsoft.AspNetCore.Components;

namespace Remindly.Web.Accounts;

/// <summary>Leads to another account page, with a sentence that is shown there once.</summary>
public sealed class Flash(NavigationManager navigation)
{
    public const string CookieName = "remindly.flash";

    private static readonly CookieBuilder Cookie = new()
    {
        Name = CookieName,
        SameSite = SameSiteMode.Strict,
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromSeconds(20),
    };

    /// <summary>Goes to <paramref name="url"/>, which is one of <see cref="AppUrls"/> or was checked by <see cref="LocalUrl"/>.</summary>
    public void Go(string url) => navigation.NavigateTo(url);

    public void Go(string url, string words, HttpContext context)
    {
        context.Response.Cookies.Append(CookieName, Uri.EscapeDataString(words), Cookie.Build(context));
        navigation.NavigateTo(url);
    }

    /// <summary>The sentence left for this page, taken away as it is read.</summary>
    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } words)
        {
            return null;
        }

        context.Response.Cookies.Delete(CookieName);
        return Uri.UnescapeDataString(words);
    }
}
