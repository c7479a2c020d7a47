namespace Remindly.Web.Accounts;

/// <summary>What a signed-in caregiver's principal carries beside Identity's own claims.</summary>
public static class RemindlyClaims
{
    public const string DisplayName = "display_name";
    public const string TimeZone = "time_zone";
}
