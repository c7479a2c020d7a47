namespace Remindly.Core.Notifications;

/// <summary>When mail about a kind is sent.</summary>
public enum MailRhythm
{
    Off = 1,
    AtOnce = 2,

    /// <summary>With everything else of the day, see <see cref="NotificationSettings.DigestAt"/>.</summary>
    Daily = 3,
}

/// <summary>How a person hears of one kind, besides in the app, where everything is.</summary>
public sealed record KindChoice(MailRhythm Mail, bool Push);

/// <summary>How a person wants to be told. Whoever never chose has <see cref="Of"/> their id.</summary>
public sealed class NotificationSettings
{
    public static readonly TimeOnly UsualDigest = new(8, 0);

    private static readonly Dictionary<NotificationKind, KindChoice> Usual = new()
    {
        [NotificationKind.Connections] = new(MailRhythm.AtOnce, Push: true),
        [NotificationKind.Visits] = new(MailRhythm.AtOnce, Push: true),
        [NotificationKind.GivenBack] = new(MailRhythm.AtOnce, Push: true),
        [NotificationKind.Reminders] = new(MailRhythm.Off, Push: true),
        [NotificationKind.Escalations] = new(MailRhythm.AtOnce, Push: true),
        [NotificationKind.Assignments] = new(MailRhythm.Daily, Push: true),
    };

    private NotificationSettings() { }

    public Guid UserId { get; private set; }

    public IReadOnlyDictionary<NotificationKind, KindChoice> Choices { get; private set; } = Usual;

    /// <summary>Null: at any time.</summary>
    public QuietHours? Quiet { get; private set; }

    /// <summary>When the day's mail is sent, by the clock on their wall.</summary>
    public TimeOnly DigestAt { get; private set; } = UsualDigest;

    public static NotificationSettings Of(Guid userId) => new() { UserId = userId };

    public KindChoice For(NotificationKind kind) => Choices.GetValueOrDefault(kind) ?? Usual[kind];

    public void Choose(NotificationKind kind, KindChoice choice) =>
        Choices = new Dictionary<NotificationKind, KindChoice>(Choices) { [kind] = choice };

    public void BeQuiet(QuietHours? quiet) => Quiet = quiet;

    public void DigestDaily(TimeOnly at) => DigestAt = at;
}
