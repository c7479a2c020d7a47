using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;

namespace Remindly.Core.Tasks;

internal sealed class CareTaskTable : IEntityTypeConfiguration<CareTask>
{
    public void Configure(EntityTypeBuilder<CareTask> builder)
    {
        builder.ToTable("tasks");
        builder.HasKey(task => task.Id);
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.Type).HasColumnName("task_type");
        builder.Property(task => task.Title).HasMaxLength(TaskLimits.Title);
        builder.Property(task => task.ExternalSource).HasMaxLength(40);
        builder.Property(task => task.ExternalId).HasMaxLength(TaskLimits.ExternalId);
        builder.Property(task => task.ExternalFingerprint).HasMaxLength(64);
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.HasOne<Senior>().WithMany().HasForeignKey(task => task.SeniorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(task => task.AssignedTo).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(task => task.CreatedBy).OnDelete(DeleteBehavior.SetNull);
        builder
            .HasOne<SchedulingIntegration>()
            .WithMany()
            .HasForeignKey(task => task.SchedulingIntegrationId)
            .OnDelete(DeleteBehavior.SetNull);

        builder.HasOne<TaskSeries>().WithMany().HasForeignKey(task => task.SeriesId).OnDelete(DeleteBehavior.SetNull);

        // One occurrence is one task, however many make it at once.
        builder.HasIndex(task => new { task.SeriesId, task.OccurrenceAt }).IsUnique();

        // One appointment is one task of one senior.
        builder
            .HasIndex(task => new
            {
                task.SeniorId,
                task.ExternalSource,
                task.ExternalId,
            })
            .IsUnique();
        builder.HasIndex(task => task.ExternalSource);
        builder.HasIndex(task => task.PurgeAt).HasFilter("purge_at IS NOT NULL");
        builder.HasIndex(task => new { task.SchedulingIntegrationId, task.ScheduledAt });

        // A circle's list in its order, and what is still open of it alone. The columns after the key answer every filter and every
        // count from the index, without a look at the row. The filters are written as the queries say them: see TaskFiltering.
        builder
            .HasIndex(task => new
            {
                task.SeniorId,
                task.ScheduledAt,
                task.Id,
                task.Status,
                task.Type,
                task.Priority,
                task.ExternalSource,
                task.AssignedTo,
            })
            .HasFilter("dismissed_at IS NULL AND purge_at IS NULL")
            .HasDatabaseName("ix_tasks_list");
        builder
            .HasIndex(task => new
            {
                task.SeniorId,
                task.ScheduledAt,
                task.Id,
                task.Type,
                task.Priority,
                task.ExternalSource,
                task.AssignedTo,
            })
            .HasFilter("dismissed_at IS NULL AND purge_at IS NULL AND status < 4")
            .HasDatabaseName("ix_tasks_open");
        builder.HasIndex(task => task.DismissedAt).HasFilter("dismissed_at IS NOT NULL");

        builder.HasIndex(task => new
        {
            task.SeniorId,
            task.UpdatedAt,
            task.Id,
        });
        builder.HasIndex(task => new
        {
            task.AssignedTo,
            task.ScheduledAt,
            task.Id,
        });
    }
}

internal sealed class TaskEventTable : IEntityTypeConfiguration<TaskEvent>
{
    public void Configure(EntityTypeBuilder<TaskEvent> builder)
    {
        builder.ToTable("task_events");
        builder.HasKey(entry => entry.Id);
        builder.HasOne<CareTask>().WithMany().HasForeignKey(entry => entry.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(entry => entry.UserId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(entry => new { entry.TaskId, entry.Id });
    }
}

internal sealed class TaskCommentTable : IEntityTypeConfiguration<TaskComment>
{
    public void Configure(EntityTypeBuilder<TaskComment> builder)
    {
        builder.ToTable("task_comments");
        builder.HasKey(comment => comment.Id);
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Text).HasMaxLength(TaskLimits.Comment);
        builder.HasOne<CareTask>().WithMany().HasForeignKey(comment => comment.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(comment => comment.UserId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(comment => new { comment.TaskId, comment.Id });
    }
}
