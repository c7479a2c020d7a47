using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Notifications;
using Remindly.Core.Persistence;
using Remindly.Tests.Core.Care;
using Xunit;

namespace Remindly.Tests.Core.Notifications;

public abstract class NotifierTests(StoreEngine engine) : CareTest(engine)
{
    private Notifier Notifier => new(Clock);

    [Fact]
    public async Task A_person_is_told_of_one_occasion_once()
    {
        Assert.Equal(1, await AddAsync(Moved(Ana.Id)));
        Assert.Equal(1, await AddAsync(Moved(Ana.Id), Moved(Ben.Id)));

        await using var db = Database.Open();
        var told = Assert.Single(await db.NotificationsOf(Ana.Id).ToListAsync(Cancellation));
        Assert.Equal(("Dialysis was moved", Rosa.Id, false), (told.Title, told.SeniorId, told.Urgent));
        Assert.Null(told.ReadAt);
        Assert.Equal(4, await db.NotificationDeliveries.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Said_by_many_at_once_it_is_one()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddAsync(Moved(Ana.Id))));

        Assert.Equal(1, added.Sum());
    }

    [Fact]
    public async Task What_is_taken_back_was_never_said()
    {
        await using (var db = Database.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            Assert.Equal(1, await Notifier.AddAsync(db, [Moved(Ana.Id)], Cancellation));
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.Equal(1, await AddAsync(Moved(Ana.Id)));
    }

    [Fact]
    public async Task Who_left_the_circle_sees_nothing_of_it()
    {
        await AddAsync(Moved(Ben.Id), Moved(Ben.Id) with { Occasion = "own", SeniorId = null });
        Done(await Circles.RemoveAsync(Ana.Id, Rosa.Id, Ben.Id, Cancellation));

        await using var db = Database.Open();
        Assert.Equal("own", (await db.NotificationsOf(Ben.Id).SingleAsync(Cancellation)).Occasion);
    }

    [Fact]
    public async Task What_leaves_waits_for_the_end_of_the_night_unless_it_is_urgent()
    {
        var settings = NotificationSettings.Of(Ana.Id);
        settings.BeQuiet(new QuietHours(new TimeOnly(0, 0), new TimeOnly(23, 59)));
        await Database.SaveAsync(settings);

        await AddAsync(Moved(Ana.Id), Moved(Ana.Id) with { Occasion = "now", Urgent = true });

        var now = Clock.GetUtcNow();
        Assert.Equal([(false, true), (false, true), (true, false), (true, false)], await DueAsync(due => due == now, due => due > now));
    }

    [Fact]
    public async Task A_person_chooses_by_kind()
    {
        var settings = NotificationSettings.Of(Ana.Id);
        settings.Choose(NotificationKind.Visits, new KindChoice(MailRhythm.Daily, Push: false));
        settings.Choose(NotificationKind.Connections, new KindChoice(MailRhythm.Off, Push: false));
        await Database.SaveAsync(settings);

        await AddAsync(Moved(Ana.Id), Moved(Ana.Id) with { Occasion = "dead", Kind = NotificationKind.Connections });

        await using var db = Database.Open();
        var delivery = await db.NotificationDeliveries.SingleAsync(Cancellation);
        Assert.Equal((NotificationChannel.Email, true), (delivery.Channel, delivery.InDigest));
        Assert.True(delivery.DueAt > Clock.GetUtcNow());
        Assert.Equal(8, Zones.Local(delivery.DueAt, Ana.TimeZone).Hour);
    }

    [Fact]
    public async Task Too_long_a_text_is_cut_between_characters_and_control_characters_are_left_out()
    {
        await AddAsync(Moved(Ana.Id) with { Title = "\u0007" + new string('x', 198) + "😀y", Text = new string('y', 3000) });

        await using var db = Database.Open();
        var told = await db.Notifications.SingleAsync(Cancellation);
        Assert.Equal(new string('x', 198) + "…", told.Title);
        Assert.Equal(Notification.LongestText, told.Text.Length);
    }

    [Fact]
    public async Task An_occasion_that_cannot_be_kept_whole_is_not_kept_at_all()
    {
        var endless = Moved(Ana.Id) with { Occasion = new string('x', Notification.LongestOccasion + 1) };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AddAsync(Moved(Ana.Id), endless));

        await using var db = Database.Open();
        Assert.Empty(await db.Notifications.ToListAsync(Cancellation));
    }

    private Notice Moved(Guid userId) =>
        new(userId, NotificationKind.Visits, "moved:1", "Dialysis was moved", "It is at 10 now.") { SeniorId = Rosa.Id };

    private async Task<int> AddAsync(params Notice[] notices)
    {
        await using var db = Database.Open();
        return await Notifier.AddAsync(db, notices, Cancellation);
    }

    private async Task<List<(bool, bool)>> DueAsync(Func<DateTimeOffset, bool> atOnce, Func<DateTimeOffset, bool> later)
    {
        await using var db = Database.Open();
        var due = await db.NotificationDeliveries.Select(delivery => delivery.DueAt).ToListAsync(Cancellation);
        return [.. due.Select(each => (atOnce(each), later(each))).Order()];
    }
}

public sealed class NotifierTestsOnSqlite() : NotifierTests(StoreEngine.Sqlite);

public sealed class NotifierTestsOnPostgres() : NotifierTests(StoreEngine.PostgreSql);
