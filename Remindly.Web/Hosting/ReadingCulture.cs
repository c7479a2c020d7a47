using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Remindly.Web.Hosting;

/// <summary>The words are English; how dates and clocks read follows the browser's language.</summary>
internal sealed class ReadingCulture : RequestCultureProvider
{
    private static readonly CultureInfo TwelveHours = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo TwentyFourHours = CultureInfo.GetCultureInfo("en-GB");

    public static RequestLocalizationOptions Rules =>
        new()
        {
            DefaultRequestCulture = new RequestCulture(TwelveHours),
            SupportedCultures = null,
            SupportedUICultures = [TwelveHours],
            RequestCultureProviders = [new ReadingCulture()],
        };

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(Of(httpContext).Name, TwelveHours.Name));

    private static CultureInfo Of(HttpContext context)
    {
        var first = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(each => each.Quality ?? 1).FirstOrDefault();
        try
        {
            var spoken = CultureInfo.GetCultureInfo(first?.Value.Value ?? TwelveHours.Name, predefinedOnly: true);
            return spoken switch
            {
                { TwoLetterISOLanguageName: "en", IsNeutralCulture: false } => spoken,
                { TwoLetterISOLanguageName: "en" } => TwelveHours,
                _ when spoken.DateTimeFormat.ShortTimePattern.Contains('H', StringComparison.Ordinal) => TwentyFourHours,
                _ => TwelveHours,
            };
        }
        catch (CultureNotFoundException)
        {
            return TwelveHours;
        }
    }
}
