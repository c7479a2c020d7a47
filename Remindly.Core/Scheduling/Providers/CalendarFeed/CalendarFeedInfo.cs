namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>What the pages say of calendar feeds.</summary>
internal static class CalendarFeedInfo
{
    private const string OnlyIfAsked = "Only if the calendar asks for one. Most do not; then leave it empty.";

    public static ProviderInfo Info { get; } =
        new(
            CalendarFeedProvider.Key,
            "Calendar feed",
            FiltersByClient: false,
            LooksUpById: false,
            [
                new(
                    "url",
                    "Calendar address",
                    "It begins with https:// or webcal://. Whoever has it can read the calendar, so Remindly keeps it locked away.",
                    Secret: true
                ),
                new("username", "User name", OnlyIfAsked, Secret: false) { Optional = true },
                new("password", "Password", OnlyIfAsked, Secret: true) { Optional = true },
            ]
        )
        {
            Secret = "password",
            Audience =
                "For families: the “add to calendar” or “subscribe” link of a clinic, or of your own Google, Apple or Outlook calendar.",
            StepsAreWays = true,
            Steps =
            [
                "A clinic or a practice: look for “subscribe” or “add to calendar” in its confirmation, and copy that link.",
                "Google Calendar, on a computer: open Settings, choose the calendar, and copy “Secret address in iCal format”.",
                "Apple iCloud: in the Calendar app share the calendar as a public calendar, and copy its link.",
                "Outlook: open Settings, Calendar, Shared calendars, publish the calendar, and copy the ICS link.",
                "Nextcloud: share the calendar by a link, and copy it. Yahoo: share the calendar, and copy the link that ends in .ics.",
            ],
            Can =
            [
                "Bring in appointments, weekly ones and all-day ones too, and keep them right when they are moved or cancelled.",
                "Read calendars that only have a link: no account and no key are needed.",
                "Notice when a calendar is suddenly empty, and ask you before anything is cancelled.",
            ],
            Words = new Dictionary<FailureKind, string>
            {
                [FailureKind.InvalidResponse] =
                    "There is no calendar at this address: it may be a page for people. Copy the calendar’s own address; it often ends in .ics.",
                [FailureKind.Unauthorized] =
                    "This calendar asks for a name and a password, or did not accept these. Fill them in below the address.",
                [FailureKind.Forbidden] =
                    "Nobody may read a calendar at this address. Copy it again, or ask the calendar’s owner for a new one.",
                [FailureKind.NotFound] = "There is no calendar at this address. Copy it again, all of it, from where you found it.",
                [FailureKind.AddressRefused] =
                    "This address leads to a place Remindly may not read. Paste the calendar’s address on the internet.",
            },
            Cannot =
            [
                "Change anything in the calendar: moving and cancelling is done there.",
                "Be faster than the calendar’s owner: some services bring their link up to date only every few hours.",
            ],
        };
}
