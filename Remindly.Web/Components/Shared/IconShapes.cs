using Microsoft.AspNetCore.Components;

namespace Remindly.Web.Components.Shared;

/// <summary>The strokes of each icon on a 24 x 24 field, drawn for Remindly.</summary>
internal static class IconShapes
{
    private static readonly Dictionary<IconName, MarkupString> Shapes = new()
    {
        [IconName.Today] = Draw(
            "M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400M8 12a4 4 0 1 0 8 0 4 4 0 0 0-8 0"
        ),
        [IconName.Tasks] = Draw("m3.500 6.500 1.500 1.500 3-3M3.500 16.500l1.500 1.500 3-3M12 6.500h8.500M12 16.500h8.500"),
        [IconName.Calendar] = Draw("M4 6.500h16v13.500H4zM4 10.500h16M8.500 3.500v4.500M15.500 3.500v4.500"),
        [IconName.Integrations] = Draw("M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4"),
        [IconName.Seniors] = Draw(
            "M6 8a3 3 0 1 0 6 0 3 3 0 0 0-6 0M3 20c0-4 2.500-6 6-6s6 2 6 6M15.500 5.500a2.700 2.700 0 0 1 0 5M17.500 14.500c2.300.700 3.500 2.600 3.500 5.500"
        ),
        [IconName.Account] = Draw("M8.500 8a3.500 3.500 0 1 0 7 0 3.500 3.500 0 0 0-7 0M4.500 20.500c.500-4 3.300-6 7.500-6s7 2 7.500 6"),
        [IconName.Add] = Draw("M12 5v14M5 12h14"),
        [IconName.Check] = Draw("m5 12.500 4.500 4.500L19 7"),
        [IconName.CheckCircle] = Draw("M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0M8 12.300l2.800 2.800L16 9.500"),
        [IconName.Circle] = Draw("M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0"),
        [IconName.Close] = Draw("m6 6 12 12M18 6 6 18"),
        [IconName.Clock] = Draw("M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0M12 7v5.500l3.500 2"),
        [IconName.Refresh] = Draw(
            "M19.500 12a7.500 7.500 0 0 1-13.600 4.300M4.500 12A7.500 7.500 0 0 1 18 7.600M18.500 3.500v4.500H14M5.500 20.500V16H10"
        ),
        [IconName.Pause] = Draw("M8.500 5.500v13M15.500 5.500v13"),
        [IconName.Alert] = Draw("M12 4 2.800 20h18.400zM12 10v4.500M12 17.300v.200"),
        [IconName.Info] = Draw("M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0M12 11v5.500M12 7.600v.200"),
        [IconName.Key] = Draw("M3.500 15.500a4 4 0 1 0 8 0 4 4 0 0 0-8 0M10.500 12.500 20 3.500M16 7.500l3 3"),
        [IconName.Passkey] = Draw(
            "M5.500 8a3.500 3.500 0 1 0 7 0 3.500 3.500 0 0 0-7 0M2.500 20c.300-3.600 2.800-5.500 6.500-5.500 1.400 0 2.600.300 3.600.800M15 12.500a2.500 2.500 0 1 0 5 0 2.500 2.500 0 0 0-5 0M17.500 15v6l2-1.500M17.500 18l1.700-1"
        ),
        [IconName.Shield] = Draw("M12 3.500 5 6v5.500c0 4.500 2.800 7.500 7 9 4.200-1.500 7-4.500 7-9V6zM9 12l2.200 2.200L15.300 10"),
        [IconName.External] = Draw("M13.500 4.500h6v6M19.500 4.500 11 13M17.500 14v5.500h-13v-13H10"),
        [IconName.Search] = Draw("M4 10.500a6.500 6.500 0 1 0 13 0 6.500 6.500 0 0 0-13 0M15.300 15.300l5.200 5.200"),
        [IconName.Filter] = Draw("M4 6.500h16M7 12h10M10 17.500h4"),
        [IconName.Edit] = Draw("M4.500 19.500 5.500 15 16 4.500l3.500 3.500L9 18.500zM13.500 7l3.500 3.500"),
        [IconName.Remove] = Draw("M5 7h14M9.500 7V4.500h5V7M7 7l.800 13h8.400L17 7M10.300 11v5.500M13.700 11v5.500"),
        [IconName.Undo] = Draw("M8.500 5 4.500 9l4 4M4.500 9H14a5.500 5.500 0 0 1 0 11H9"),
        [IconName.More] = Draw("M5.500 12v.100M12 12v.100M18.500 12v.100", 3),
        [IconName.ChevronRight] = Draw("m9.500 5.500 6.500 6.500-6.500 6.500"),
        [IconName.ChevronDown] = Draw("m5.500 9.500 6.500 6.500 6.500-6.500"),
        [IconName.ArrowLeft] = Draw("M19.500 12h-15M10.500 6l-6 6 6 6"),
        [IconName.ArrowRight] = Draw("M4.500 12h15M13.500 6l6 6-6 6"),
        [IconName.Place] = Draw(
            "M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11M9.500 10a2.500 2.500 0 1 0 5 0 2.500 2.500 0 0 0-5 0"
        ),
        [IconName.Phone] = Draw(
            "M5 4.500h3.500l1.700 4.300-2.200 1.700a11 11 0 0 0 5.500 5.500l1.700-2.200 4.300 1.700V19a1.500 1.500 0 0 1-1.700 1.500C10.500 19.700 4.300 13.500 3.500 6.200A1.500 1.500 0 0 1 5 4.500"
        ),
        [IconName.Mail] = Draw("M3.500 5.500h17v13h-17zM4 6.500l8 6.500 8-6.500"),
        [IconName.Bell] = Draw("M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4M12 5V3.500"),
        [IconName.Eye] = Draw(
            "M2.500 12C5 7.800 8.200 5.700 12 5.700s7 2.100 9.500 6.300c-2.500 4.200-5.700 6.300-9.500 6.300S5 16.200 2.500 12M9 12a3 3 0 1 0 6 0 3 3 0 0 0-6 0"
        ),
        [IconName.SignOut] = Draw("M13.500 4.500h-8v15h8M10 12h10.500M16.500 8l4 4-4 4"),
        [IconName.Link] = Draw(
            "M10 14a4 4 0 0 0 6 .400l3-3a4 4 0 0 0-5.700-5.700l-1.300 1.300M14 10a4 4 0 0 0-6-.400l-3 3a4 4 0 0 0 5.700 5.700l1.300-1.300"
        ),
        [IconName.Feed] = Draw("M5 11.500a7.500 7.500 0 0 1 7.500 7.500M5 5a14 14 0 0 1 14 14M5.800 18.200v.100", 2.2),
        [IconName.Car] = Draw("M3.500 16.500v-4l2-6h13l2 6v4zM3.500 12.500h17M6 16.500v2.500M18 16.500v2.500M7 14.500h.100M17 14.500h.100"),
        [IconName.Pill] = Draw(
            "M5 12.500 12.500 5a4.600 4.600 0 0 1 6.500 6.500L11.500 19A4.600 4.600 0 0 1 5 12.500M8.800 8.800l6.500 6.500"
        ),
        [IconName.Basket] = Draw("M3.500 10h17l-2 9.500h-13zM8 10l3-6M16 10l-3-6"),
        [IconName.Home] = Draw("M4 11.500 12 4.500l8 7M6 10v9.500h12V10M10 19.500V14h4v5.500"),
        [IconName.Walk] = Draw(
            "M11.500 4.500a1.500 1.500 0 1 0 3 0 1.500 1.500 0 0 0-3 0M8 20.500l2.500-5.500M10.500 15 12 9l-3.500 1.500L7.500 14M12 9l2.500 3.500 3 1M11.500 14l3 2.500 1 4"
        ),
        [IconName.Note] = Draw("M5 4.500h14v11l-4.500 4.500H5zM14.500 20v-4.500H19M8.500 9h7M8.500 12.500h4.500"),
        [IconName.Download] = Draw("M12 4v11.500M7 11l5 5 5-5M4.500 20h15"),
        [IconName.Acuity] = Draw("M12 3.500 4 8v8l8 4.500 8-4.500V8zM8.500 15l3.500-7 3.500 7M9.800 12.700h4.400"),
        [IconName.CalendarFeed] = Draw(
            "M20 11V6.500H4v13.500h6M4 10.500h16M8.500 3.500v4.500M15.500 3.500v4.500M13.500 14.500a6.500 6.500 0 0 1 6.500 6.500M13.500 18a3 3 0 0 1 3 3"
        ),
        [IconName.CalDav] = Draw(
            "M20 11.500v-5H4v13.500h5.500M4 10.500h16M8.500 3.500v4.500M15.500 3.500v4.500M13 16.500a4 4 0 0 1 7-1.500M20.500 18a4 4 0 0 1-7 1.500M20.500 12.800v2.500H18M13 21.700v-2.500h2.500"
        ),
        [IconName.Display] = Draw(
            "M2.500 18.500 7.500 5.500l5 13M4.200 14h6.600M14.500 18.500l3.300-8.500 3.200 8.500M15.600 15.800h4.300"
        ),
        [IconName.Calendly] = Draw("M17 8.200a6 6 0 1 0 0 7.600M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0"),
    };

    public static MarkupString Of(IconName name) => Shapes[name];

    private static MarkupString Draw(string strokes, double width = 1.8) =>
        new(FormattableString.Invariant($"<path d=\"{strokes}\" stroke-width=\"{width}\" />"));
}
