using Remindly.Core.Care;

namespace Remindly.Core.Notifications;

/// <summary>One way a notification is to leave, and when.</summary>
internal sealed record PlannedDelivery(NotificationChannel Channel, DateTimeOffset DueAt, bool InDigest = false);

/// <summary>Decides how a person hears of a notice, by what they chose.</summary>
internal static class DeliveryPlan
{
    /// <param name="zone">The recipient's.</param>
    public static IEnumerable<PlannedDelivery> Of(Notice notice, NotificationSettings settings, string zone, DateTimeOffset now)
    {
        var choice = settings.For(notice.Kind);
        var due = notice.Urgent ? now : settings.Quiet?.After(now, zone) ?? now;
        if (choice.Push)
        {
            yield return new PlannedDelivery(NotificationChannel.Push, due);
        }

        if (choice.Mail == MailRhythm.AtOnce || (choice.Mail == MailRhythm.Daily && notice.Urgent))
        {
            yield return new PlannedDelivery(NotificationChannel.Email, due);
        }
        else if (choice.Mail == MailRhythm.Daily)
        {
            yield return new PlannedDelivery(NotificationChannel.Email, NextDigest(settings.DigestAt, zone, now), InDigest: true);
        }
    }

    private static DateTimeOffset NextDigest(TimeOnly at, string zone, DateTimeOffset now)
    {
        var today = Zones.DateOf(now, zone);
        var digest = Zones.InstantOf(today.ToDateTime(at), zone);
        return digest > now ? digest : Zones.InstantOf(today.AddDays(1).ToDateTime(at), zone);
    }
}
