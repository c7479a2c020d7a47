using Microsoft.EntityFrameworkCore;
using Remindly.Core.Changes;
using Remindly.Core.Persistence;

namespace Remindly.Core.Notifications;

/// <summary>
/// Tells people, once each: what is said here is kept with whatever else the caller's transaction writes, or not at all. It is in the
/// app as soon as that is committed; what leaves the app goes out afterwards.
/// </summary>
public sealed class Notifier(TimeProvider clock)
{
    private const string Insert = """
        INSERT INTO notifications (id, user_id, kind, occasion, title, text, senior_id, task_id, integration_id, question_id, urgent,
            created_at, good_until)
        VALUES ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12})
        ON CONFLICT (user_id, occasion) DO NOTHING
        """;

    private const string Send = """
        INSERT INTO notification_deliveries (id, notification_id, channel, target_id, state, in_digest, due_at, attempts)
        VALUES ({0}, {1}, {2}, {3}, {4}, {5}, {6}, 0)
        """;

    /// <summary>Keeps each notice whose recipient was not told of that occasion yet.</summary>
    /// <param name="db">The caller's. Without a transaction it gets one for this alone.</param>
    /// <returns>How many are new.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An occasion is longer than <see cref="Notification.LongestOccasion"/>.</exception>
    public async Task<int> AddAsync(RemindlyDb db, IReadOnlyCollection<Notice> notices, CancellationToken cancellationToken)
    {
        if (notices.Count == 0)
        {
            return 0;
        }

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var people = await RecipientsAsync(db, notices, cancellationToken);
        var added = 0;
        foreach (var notice in notices)
        {
            added += people.TryGetValue(notice.UserId, out var person) && await AddAsync(db, notice, person, cancellationToken) ? 1 : 0;
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return added;
    }

    private async Task<bool> AddAsync(RemindlyDb db, Notice notice, Recipient person, CancellationToken cancellationToken)
    {
        // Cut off, two of them could become one, and nobody would be told of the second.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(notice.Occasion.Length, Notification.LongestOccasion, nameof(notice));
        var now = clock.Now();
        var id = Guid.CreateVersion7(now);
        object?[] values =
        [
            id,
            notice.UserId,
            (int)notice.Kind,
            notice.Occasion,
            Cut(Texts.Line(notice.Title) ?? "", Notification.LongestTitle),
            Cut(Texts.Lines(notice.Text) ?? "", Notification.LongestText),
            notice.SeniorId,
            notice.TaskId,
            notice.IntegrationId,
            notice.QuestionId,
            notice.Urgent,
            db.Parameter(now),
            notice.GoodUntil is { } until ? db.Parameter(Instants.Of(until)) : null,
        ];
        if (await db.Database.ExecuteSqlRawAsync(Insert, values!, cancellationToken) == 0)
        {
            return false;
        }

        foreach (var planned in DeliveryPlan.Of(notice, person.Settings, person.TimeZone, now))
        {
            await SendAsync(db, id, planned, now, cancellationToken);
        }

        db.Unsaid.Add(new Change.OfNotifications(notice.UserId));
        return true;
    }

    private static async Task SendAsync(
        RemindlyDb db,
        Guid notificationId,
        PlannedDelivery planned,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await db.Database.ExecuteSqlRawAsync(
            Send,
            [
                Guid.CreateVersion7(now),
                notificationId,
                (int)planned.Channel,
                Guid.Empty,
                (int)DeliveryState.Waiting,
                planned.InDigest,
                db.Parameter(Instants.Of(planned.DueAt)),
            ],
            cancellationToken
        );

    private static async Task<Dictionary<Guid, Recipient>> RecipientsAsync(
        RemindlyDb db,
        IReadOnlyCollection<Notice> notices,
        CancellationToken cancellationToken
    )
    {
        Guid[] ids = [.. notices.Select(notice => notice.UserId).Distinct()];
        var settings = await db
            .NotificationSettings.AsNoTracking()
            .Where(each => ids.Contains(each.UserId))
            .ToDictionaryAsync(each => each.UserId, cancellationToken);
        var zones = await db
            .Users.Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, user.TimeZone })
            .ToListAsync(cancellationToken);
        return zones.ToDictionary(
            user => user.Id,
            user => new Recipient(user.TimeZone, settings.GetValueOrDefault(user.Id) ?? NotificationSettings.Of(user.Id))
        );
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{Texts.Cut(text, most - 1)}…";

    private sealed record Recipient(string TimeZone, NotificationSettings Settings);
}
