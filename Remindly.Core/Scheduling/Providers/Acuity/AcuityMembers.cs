namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>The members of Acuity's object that need to be known apart.</summary>
internal static class AcuityMembers
{
    /// <summary>Whoever holds these can move or cancel the booking.</summary>
    public static readonly IReadOnlyList<string> Links = ["confirmationPage", "confirmationPagePaymentLink"];

    /// <summary>What it has always had, less its links and its forms.</summary>
    public static readonly IReadOnlyList<string> Plain =
    [
        .. "id firstName lastName phone email date time endTime dateCreated datetimeCreated datetime duration price priceSold".Split(' '),
        .. "amountPaid paid type appointmentTypeID classID category calendar calendarID certificate location notes timezone".Split(' '),
        .. "calendarTimezone canceled canClientCancel canClientReschedule noShow".Split(' '),
    ];

    public static bool IsLink(string name) =>
        name.StartsWith("confirmationPage", StringComparison.OrdinalIgnoreCase) && Links.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether only some of Acuity's calls answer it; a no-show is told by the status.</summary>
    public static bool IsPassing(string name) => name is "isVerified" or "scheduledBy" or "forms" or "formsText" or "noShow";
}
