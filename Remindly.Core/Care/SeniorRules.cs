namespace Remindly.Core.Care;

/// <summary>What may be said of a senior.</summary>
internal static class SeniorRules
{
    public const int LongestPhone = 50;

    /// <summary>What the senior is after the change; not to be used when there are faults.</summary>
    public static SeniorDetails Read(SeniorChange change, SeniorDetails? current, string usualZone, Faults faults)
    {
        var name = Texts.UpTo(Senior.LongestName, Texts.Line(change.Name.Or(current?.Name)), "name", faults);
        if (name is null)
        {
            faults.Add("name", "Say what they are called.");
        }

        return new SeniorDetails(
            name ?? "",
            Texts.UpTo(Senior.LongestName, Texts.Line(change.Nickname.Or(current?.Nickname)), "nickname", faults),
            EmailAddress.Check(Texts.Line(change.Email.Or(current?.Email)), "email", faults),
            Phone(Texts.Line(change.Phone.Or(current?.Phone)), faults),
            Zone(Texts.Line(change.TimeZone.Or(current?.TimeZone)) ?? usualZone, faults)
        );
    }

    private static string? Phone(string? phone, Faults faults)
    {
        if (phone is not null && (phone.Length > LongestPhone || !phone.Any(char.IsDigit)))
        {
            faults.Add("phone", $"Write a phone number with digits, in {LongestPhone} characters or fewer.");
        }

        return phone;
    }

    private static string Zone(string zone, Faults faults)
    {
        if (!Zones.IsKnown(zone))
        {
            faults.Add("time_zone", "Use an IANA time zone name such as America/New_York.");
        }

        return zone;
    }
}
