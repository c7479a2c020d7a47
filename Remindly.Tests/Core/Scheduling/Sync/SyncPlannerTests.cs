using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public sealed class SyncPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);
    private static readonly Guid Rosa = Guid.NewGuid();
    private static readonly Guid Ana = Guid.NewGuid();
    private static readonly PlanContext Context = new(Now, Guid.NewGuid(), null);

    [Fact]
    public void Answers_each_appointment_in_its_order()
    {
        var known = Known(At(1, "b"));
        var changes = SyncPlanner.Plan([known], [Hers(At(1, "a")), Hers(At(1, "b")), Hers(At(1, "c"))], Context);

        Assert.Collection(
            changes,
            first => Assert.Equal("a", Assert.IsType<SyncChange.Add>(first).Appointment.ExternalId),
            second => Assert.Same(known, Assert.IsType<SyncChange.Keep>(second).Known),
            third => Assert.Equal("c", Assert.IsType<SyncChange.Add>(third).Appointment.ExternalId)
        );
    }

    [Fact]
    public void The_same_id_of_another_senior_is_another_task()
    {
        var known = Known(At(1)) with { SeniorId = Guid.NewGuid() };
        Assert.IsType<SyncChange.Add>(Plan(known, At(1)));
    }

    [Fact]
    public void An_unchanged_one_of_no_integration_is_adopted() =>
        Assert.IsType<SyncChange.Adopt>(Plan(Known(At(1)) with { IntegrationId = null }, At(1)));

    [Fact]
    public void An_unchanged_one_of_another_integration_is_left_to_it() =>
        Assert.IsType<SyncChange.Keep>(Plan(Known(At(1)) with { IntegrationId = Guid.NewGuid() }, At(1)));

    [Theory]
    [InlineData(ExternalStatus.Scheduled, false, CareTaskStatus.Pending)]
    [InlineData(ExternalStatus.Scheduled, true, CareTaskStatus.Assigned)]
    [InlineData(ExternalStatus.Completed, true, CareTaskStatus.Completed)]
    [InlineData(ExternalStatus.Cancelled, false, CareTaskStatus.Cancelled)]
    [InlineData(ExternalStatus.NoShow, true, CareTaskStatus.Cancelled)]
    public void First_seen(ExternalStatus there, bool assigned, CareTaskStatus here)
    {
        var context = Context with { AssignTo = assigned ? Ana : null };
        var add = Assert.IsType<SyncChange.Add>(SyncPlanner.Plan([], [Hers(At(1), there)], context)[0]);
        Assert.Equal((here, assigned ? Ana : null), (add.Status, add.AssignedTo));
    }

    // What was there, what is there now, what it was here and what it becomes.
    [Theory]
    [InlineData(
        ExternalStatus.Scheduled,
        ExternalStatus.Cancelled,
        CareTaskStatus.Pending,
        CareTaskStatus.Cancelled,
        TaskEventKind.Cancelled
    )]
    [InlineData(
        ExternalStatus.Scheduled,
        ExternalStatus.NoShow,
        CareTaskStatus.Assigned,
        CareTaskStatus.Cancelled,
        TaskEventKind.Cancelled
    )]
    [InlineData(
        ExternalStatus.Scheduled,
        ExternalStatus.Cancelled,
        CareTaskStatus.InProgress,
        CareTaskStatus.Cancelled,
        TaskEventKind.Cancelled
    )]
    [InlineData(
        ExternalStatus.Scheduled,
        ExternalStatus.Cancelled,
        CareTaskStatus.Completed,
        CareTaskStatus.Completed,
        TaskEventKind.CancelledAfterCompletion
    )]
    [InlineData(ExternalStatus.Cancelled, ExternalStatus.NoShow, CareTaskStatus.Cancelled, CareTaskStatus.Cancelled, null)]
    [InlineData(ExternalStatus.Cancelled, ExternalStatus.NoShow, CareTaskStatus.Pending, CareTaskStatus.Pending, null)]
    [InlineData(ExternalStatus.Cancelled, ExternalStatus.NoShow, CareTaskStatus.Completed, CareTaskStatus.Completed, null)]
    [InlineData(
        ExternalStatus.Cancelled,
        ExternalStatus.Scheduled,
        CareTaskStatus.Cancelled,
        CareTaskStatus.Assigned,
        TaskEventKind.Uncancelled
    )]
    [InlineData(
        ExternalStatus.NoShow,
        ExternalStatus.Scheduled,
        CareTaskStatus.Cancelled,
        CareTaskStatus.Assigned,
        TaskEventKind.Uncancelled
    )]
    [InlineData(ExternalStatus.Cancelled, ExternalStatus.Scheduled, CareTaskStatus.InProgress, CareTaskStatus.InProgress, null)]
    [InlineData(ExternalStatus.Cancelled, ExternalStatus.Scheduled, CareTaskStatus.Completed, CareTaskStatus.Completed, null)]
    [InlineData(
        ExternalStatus.Scheduled,
        ExternalStatus.Completed,
        CareTaskStatus.Assigned,
        CareTaskStatus.Completed,
        TaskEventKind.Completed
    )]
    [InlineData(ExternalStatus.Scheduled, ExternalStatus.Completed, CareTaskStatus.Completed, CareTaskStatus.Completed, null)]
    public void A_change_of_status(
        ExternalStatus before,
        ExternalStatus now,
        CareTaskStatus here,
        CareTaskStatus becomes,
        TaskEventKind? told
    )
    {
        var known = Known(At(1), before) with { Status = here, AssignedTo = Ana };
        var change = Assert.IsType<SyncChange.Change>(Plan(known, At(1), now));
        Assert.Equal(becomes, change.Status);
        Assert.Equal(told is { } kind ? [kind] : [], change.Events.Select(each => each.Kind));
    }

    [Theory]
    [InlineData(5, ExternalStatus.Scheduled, CareTaskStatus.Pending)]
    [InlineData(-1, ExternalStatus.Scheduled, CareTaskStatus.Completed)]
    [InlineData(0, ExternalStatus.Scheduled, CareTaskStatus.Completed)]
    [InlineData(5, ExternalStatus.Completed, CareTaskStatus.Completed)]
    [InlineData(5, ExternalStatus.Cancelled, CareTaskStatus.Completed)]
    public void A_completed_one_that_moves(int days, ExternalStatus now, CareTaskStatus becomes)
    {
        var known = Known(At(-2)) with { Status = CareTaskStatus.Completed };
        var change = Assert.IsType<SyncChange.Change>(Plan(known, At(days), now));
        Assert.Equal(becomes, change.Status);
        Assert.Equal(becomes == CareTaskStatus.Pending, change.Events.Any(each => each.Kind == TaskEventKind.Reopened));
        Assert.Contains(change.Events, each => each.Kind == TaskEventKind.Moved);
    }

    [Fact]
    public void A_completed_one_in_the_future_that_changes_in_place_stays_completed()
    {
        var known = Known(At(3)) with { Status = CareTaskStatus.Completed };
        var longer = At(3).With(each => each with { DurationMinutes = 90 });
        Assert.Equal(CareTaskStatus.Completed, Assert.IsType<SyncChange.Change>(Plan(known, longer)).Status);
    }

    [Fact]
    public void What_changed_is_told_with_its_old_and_new_value_cut_to_a_bearable_length()
    {
        var known = Known(At(1)) with { Title = "Old", Description = new string('x', 300), Location = null };
        var appointment = At(1).With(each => each with { Title = "New", Description = null, Location = "Room 2", DurationMinutes = 45 });
        var change = Assert.IsType<SyncChange.Change>(Plan(known, appointment));

        var told = Assert.Single(change.Events);
        Assert.Equal(TaskEventKind.Changed, told.Kind);
        Assert.StartsWith(
            """{"title":["Old","New"],"duration_minutes":["30","45"],"location":[null,"Room 2"],"description":["xxx""",
            told.Detail,
            StringComparison.Ordinal
        );
        Assert.InRange(told.Detail!.Length, 200, 400);
    }

    [Fact]
    public void A_long_text_is_never_cut_through_a_letter()
    {
        var known = Known(At(1)) with { Description = new string('x', 199) + "😀 and more" };
        var change = Assert.IsType<SyncChange.Change>(Plan(known, At(1).With(each => each with { Description = "short" })));

        Assert.DoesNotContain("\\uD83D", Assert.Single(change.Events).Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_only_the_provider_sees_changes_without_a_word_in_the_history()
    {
        var known = Known(At(1)) with { Fingerprint = "of other metadata" };
        Assert.Empty(Assert.IsType<SyncChange.Change>(Plan(known, At(1))).Events);
    }

    [Theory]
    [InlineData(CareTaskStatus.Pending, CareTaskStatus.Cancelled, TaskEventKind.Vanished)]
    [InlineData(CareTaskStatus.Assigned, CareTaskStatus.Cancelled, TaskEventKind.Vanished)]
    [InlineData(CareTaskStatus.Completed, CareTaskStatus.Completed, TaskEventKind.CancelledAfterCompletion)]
    public void One_that_is_gone(CareTaskStatus here, CareTaskStatus becomes, TaskEventKind told)
    {
        var gone = SyncPlanner.Gone(Known(At(1)) with { Status = here }, "It is gone.");
        Assert.Equal((becomes, told, """{"reason":"It is gone."}"""), (gone.Status, gone.Event.Kind, gone.Event.Detail));
    }

    private static SyncChange Plan(KnownTask known, AppointmentBuilder appointment, ExternalStatus status = ExternalStatus.Scheduled) =>
        Assert.Single(SyncPlanner.Plan([known], [Hers(appointment, status)], Context));

    private static AppointmentBuilder At(int days, string id = "a") => new(id, Now.AddDays(days));

    private static MatchedAppointment Hers(AppointmentBuilder appointment, ExternalStatus status = ExternalStatus.Scheduled) =>
        new(Rosa, appointment.As(status).Build());

    private static KnownTask Known(AppointmentBuilder appointment, ExternalStatus status = ExternalStatus.Scheduled)
    {
        var built = appointment.As(status).Build();
        return new KnownTask
        {
            Id = Guid.NewGuid(),
            SeniorId = Rosa,
            ExternalId = built.ExternalId,
            Title = built.Title,
            ScheduledAt = built.StartsAt,
            DurationMinutes = built.DurationMinutes,
            Status = CareTaskStatus.Pending,
            IntegrationId = Context.IntegrationId,
            ExternalStatus = status,
            Fingerprint = built.Fingerprint,
            Version = 1,
        };
    }
}
