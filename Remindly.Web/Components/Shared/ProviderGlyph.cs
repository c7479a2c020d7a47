namespace Remindly.Web.Components.Shared;

/// <summary>The small picture that stands for a provider: our own drawing, never a vendor's logo.</summary>
internal static class ProviderGlyph
{
    /// <param name="key">acuity, calendly, calendar_feed, caldav; others get a link.</param>
    public static IconName Of(string? key) =>
        key switch
        {
            "acuity" => IconName.Acuity,
            "calendly" => IconName.Calendly,
            "calendar_feed" => IconName.CalendarFeed,
            "caldav" => IconName.CalDav,
            _ => IconName.Link,
        };
}
