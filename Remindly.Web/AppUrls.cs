namespace Remindly.Web;

/// <summary>Every address of the app that a link or a redirect may name.</summary>
public static class AppUrls
{
    public const string Today = "/";
    public const string Tasks = "/tasks";
    public const string Calendar = "/calendar";
    public const string More = "/more";
    public const string Integrations = "/integrations";
    public const string AddIntegration = "/integrations/add";
    public const string Seniors = "/seniors";
    public const string AddSenior = "/seniors/new";
    public const string AddTask = "/tasks/new";
    public const string Invitations = "/invitations";
    public const string Account = "/account/manage";
    public const string Login = "/account/login";
    public const string Register = "/account/register";
    public const string Logout = "/account/logout";
    public const string ForgottenPassword = "/account/forgotten-password";
    public const string NewPassword = "/account/new-password";
    public const string LoginCode = "/account/login-code";
    public const string LoginRecovery = "/account/login-recovery";
    public const string Display = "/account/display";
    public const string SaveDisplay = "/account/display/choice";
    public const string ChangePassword = "/account/manage/password";
    public const string Passkeys = "/account/manage/passkeys";
    public const string Authenticator = "/account/manage/authenticator";
    public const string PasskeyCreation = "/account/passkey-creation";
    public const string PasskeyRequest = "/account/passkey-request";
    public const string Demo = "/account/demo";
    public const string NotFound = "/not-found";
    public const string Problem = "/problem";

    public static string Task(Guid id) => $"/tasks/{id}";

    public static string AddTaskFor(Guid seniorId) => $"{AddTask}?senior_id={seniorId}";

    /// <param name="seniorId">For whom; null where the form is to ask.</param>
    public static string AddTaskOn(DateOnly date, Guid? seniorId) =>
        FormattableString.Invariant($"{AddTask}?date={date:yyyy-MM-dd}") + (seniorId is { } id ? $"&senior_id={id}" : "");

    public static string CalendarDay(DateOnly date) => FormattableString.Invariant($"{Calendar}?view=day&date={date:yyyy-MM-dd}");

    public static string TasksOf(Guid seniorId) => $"{Tasks}?senior_id={seniorId}";

    public static string TasksFrom(string source) => $"/tasks?source={Uri.EscapeDataString(source)}";

    /// <summary>What is over included.</summary>
    public static string AllTasksFrom(string source) => $"{TasksFrom(source)}&status=all";

    public const string DiagnosticsRoute = "/integrations/{id:guid}/diagnostics";

    public static string Integration(Guid id) => $"/integrations/{id}";

    public static string Diagnostics(Guid id) => $"/integrations/{id}/diagnostics";

    public static string Passkey(string id) => $"{Passkeys}/{id}";

    public static string Connect(string provider) => $"{AddIntegration}/{Uri.EscapeDataString(provider)}";

    public static string Help(string provider) => $"/help/{Uri.EscapeDataString(provider)}";

    /// <summary>Signing in at a provider: the sub-paths begin it and end it.</summary>
    public const string SignIn = "/integrations/sign-in";

    public static string BeginSignIn(string provider, Guid? integrationId) =>
        $"{SignIn}/{Uri.EscapeDataString(provider)}" + (integrationId is { } id ? $"?integration={id}" : "");

    public static string SignInCallback(string provider) => $"{SignIn}/{Uri.EscapeDataString(provider)}/callback";

    public static string Reconnect(Guid id) => $"/integrations/{id}/reconnect";

    public static string Senior(Guid id) => $"/seniors/{id}";

    public static string Invitation(string token) => $"{Invitations}/{token}";

    /// <summary>The token of an invitation's address; null for any other.</summary>
    public static string? InvitationToken(string? url) =>
        url?.StartsWith(Invitations + "/", StringComparison.Ordinal) == true ? url[(Invitations.Length + 1)..].Split('?', '#')[0] : null;

    /// <summary>Where somebody lands who has just joined.</summary>
    public static string JoinedSenior(Guid id) => $"{Senior(id)}?joined=true";

    public static string RegisterFor(string? returnUrl) =>
        returnUrl is null ? Register : $"{Register}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static string LoginFor(string returnUrl) => $"{Login}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
