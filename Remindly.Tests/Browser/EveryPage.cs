namespace Remindly.Tests.Browser;

/// <summary>Every page there is, in one place. A new page is one more line here, and is held to what the others are held to.</summary>
internal static class EveryPage
{
    /// <summary>For people who have not signed in.</summary>
    public static readonly IReadOnlyList<string> Open =
    [
        "/account/login",
        "/account/register",
        "/account/forgotten-password",
        "/account/display",
        "/docs",
        "/help/acuity",
        "/help/calendar_feed",
        "/help/caldav",
        "/help/nothing-like-this",
        "/nothing/here",
        "/status/403",
        "/invitations/not-a-token",
    ];

    /// <summary>For the demo's caregiver. Words in braces become ids; what follows a blank are the buttons to press first.</summary>
    public static readonly IReadOnlyList<string> Own =
    [
        "/",
        "/more",
        "/tasks",
        "/tasks?source=acuity&status=all",
        "/tasks?q=nothing-like-this",
        "/tasks/new",
        "/tasks/{task}",
        "/tasks/{appointment}",
        "/seniors",
        "/seniors/new",
        "/seniors/{senior}",
        "/integrations",
        "/integrations More for > Disconnect",
        "/integrations/add",
        "/integrations/add/acuity",
        "/integrations/add/calendar_feed",
        "/integrations/add/caldav",
        "/integrations/{integration}",
        "/integrations/{integration}/reconnect",
        "/integrations/00000000-0000-0000-0000-000000000001",
        "/calendar",
        "/calendar?view=week",
        "/calendar?view=day",
        "/calendar?view=agenda",
        "/calendar Filters",
        "/tasks Filters",
        "/tasks Choose several",
        "/seniors/{senior} Invite",
        "/account/manage",
        "/account/manage/password",
        "/account/manage/passkeys",
        "/account/manage/authenticator",
        "/account/display",
    ];
}
