namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>What the pages say of CalDAV.</summary>
internal static class CalDavInfo
{
    public static ProviderInfo Info { get; } =
        new(
            CalDavProvider.Key,
            "CalDAV calendar",
            FiltersByClient: false,
            LooksUpById: true,
            [
                new(
                    "url",
                    "Calendar server",
                    "The end of the e-mail address is enough for many, such as icloud.com or fastmail.com. Else paste the server’s address.",
                    Secret: false
                ),
                new("username", "User name", "Mostly the whole e-mail address.", Secret: false),
                new(
                    "password",
                    "App password",
                    "A password made for Remindly alone, not the one that you sign in with. Remindly keeps it locked away.",
                    Secret: true
                ),
            ]
        )
        {
            Secret = "password",
            Audience = "For families: your own calendars at iCloud, Fastmail, Nextcloud, mailbox.org or a server at home.",
            StepsAreWays = true,
            Steps =
            [
                "Apple iCloud: open account.apple.com, choose Sign-In and Security, then App-Specific Passwords, and make one for Remindly. The server is icloud.com.",
                "Fastmail: open Settings, Privacy & Security, Manage app passwords, and make one that may use calendars. The server is fastmail.com.",
                "Nextcloud: open Settings, Security, and choose “Create new app password” at the end of the page. The server is your Nextcloud’s address.",
                "Google and Outlook open their calendars to no password: use “Calendar feed” and the calendar’s secret address instead.",
                "Anything else: ask whoever runs it for the CalDAV address. Your user name and an app password go with it.",
            ],
            Words = new Dictionary<FailureKind, string>
            {
                [FailureKind.Unauthorized] =
                    "The server did not accept this user name and password. Many want an app password: see the steps above.",
                [FailureKind.Forbidden] =
                    "This account may not read calendars. Make an app password that may, or ask whoever runs the server.",
                [FailureKind.NotFound] = "There is no calendar there for this account. Check the server’s address, or ask whoever runs it.",
                [FailureKind.InvalidResponse] =
                    "There is no calendar server at this address: it may be a page for people. Ask for its CalDAV address.",
                [FailureKind.AddressRefused] =
                    "This address leads to a place Remindly may not read. Use the server’s address on the internet, with https://.",
            },
            Can =
            [
                "Bring in appointments, weekly ones and all-day ones too, and keep them right when they are moved or cancelled.",
                "Take all of your calendars, or only those that you choose.",
                "Look as often as every five minutes: that costs the server little while nothing changes.",
            ],
            Cannot =
            [
                "Change anything in the calendar: moving and cancelling is done there.",
                "Read Google’s or Outlook’s calendars. Their secret link works: see Calendar feed.",
            ],
        };
}
