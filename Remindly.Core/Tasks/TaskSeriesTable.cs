using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Remindly.Core.Accounts;
using Remindly.Core.Care;

namespace Remindly.Core.Tasks;

internal sealed class TaskSeriesTable : IEntityTypeConfiguration<TaskSeries>
{
    public void Configure(EntityTypeBuilder<TaskSeries> builder)
    {
        builder.ToTable("task_series");
        builder.HasKey(series => series.Id);
        builder.Property(series => series.Id).ValueGeneratedNever();
        builder.Property(series => series.Type).HasColumnName("task_type");
        builder.Property(series => series.Title).HasMaxLength(TaskLimits.Title);
        builder.Property(series => series.Rrule).HasMaxLength(TaskLimits.Rrule);
        builder.Property(series => series.TimeZone).HasMaxLength(64);
        builder.Property(series => series.Version).IsConcurrencyToken();
        builder.HasOne<Senior>().WithMany().HasForeignKey(series => series.SeniorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(series => series.AssignedTo).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(series => series.CreatedBy).OnDelete(DeleteBehavior.SetNull);

        // The worker looks for those whose occurrences do not reach far enough.
        builder.HasIndex(series => series.MadeUntil);
        builder.HasIndex(series => series.SeniorId);
    }
}
