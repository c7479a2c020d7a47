using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

internal sealed class SchedulingIntegrationTable : IEntityTypeConfiguration<SchedulingIntegration>
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public void Configure(EntityTypeBuilder<SchedulingIntegration> builder)
    {
        builder.ToTable("scheduling_integrations");
        builder.HasKey(integration => integration.Id);
        builder.Property(integration => integration.Id).ValueGeneratedNever();
        builder.Property(integration => integration.Provider).HasMaxLength(40);
        builder.Property(integration => integration.Name).HasMaxLength(IntegrationRules.LongestName);
        builder.Property(integration => integration.ProviderUserId).HasMaxLength(255);
        builder.Property(integration => integration.Username).HasMaxLength(320);
        builder.Property(integration => integration.Version).IsConcurrencyToken();
        builder
            .Property(integration => integration.Settings)
            .HasConversion(
                settings => JsonSerializer.Serialize(settings, Json),
                text => JsonSerializer.Deserialize<SyncSettings>(text, Json) ?? SyncSettings.Default
            );
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(integration => integration.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Senior>().WithMany().HasForeignKey(integration => integration.SeniorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(integration => integration.SeniorId);
        builder.HasIndex(integration => integration.UserId);
        builder.HasIndex(integration => integration.NextSyncAt);

        // What was disconnected is there for whoever takes that back, and for nobody else.
        builder.HasQueryFilter(integration => integration.DisconnectedAt == null);
    }
}

internal sealed class TaughtMatchTable : IEntityTypeConfiguration<TaughtMatch>
{
    public void Configure(EntityTypeBuilder<TaughtMatch> builder)
    {
        builder.ToTable("taught_matches");
        builder.HasKey(match => match.Id);
        builder.Property(match => match.Id).ValueGeneratedNever();
        builder.Property(match => match.Value).HasMaxLength(TaughtMatch.LongestValue);
        builder.HasOne<SchedulingIntegration>().WithMany().HasForeignKey(match => match.IntegrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Senior>().WithMany().HasForeignKey(match => match.SeniorId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasIndex(match => new
            {
                match.IntegrationId,
                match.Trait,
                match.Value,
            })
            .IsUnique();
        builder.HasIndex(match => match.SeniorId);
    }
}

internal sealed class SyncRunTable : IEntityTypeConfiguration<SyncRun>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.ToTable("sync_runs");
        builder.HasKey(run => run.Id);
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder
            .Property(run => run.Errors)
            .HasConversion(
                errors => JsonSerializer.Serialize(errors, JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<List<SyncItemError>>(text, JsonSerializerOptions.Default) ?? new List<SyncItemError>(),
                new ValueComparer<IReadOnlyList<SyncItemError>>(
                    (left, right) => left!.SequenceEqual(right!),
                    errors => errors.Count,
                    errors => errors
                )
            );
        builder.HasOne<SchedulingIntegration>().WithMany().HasForeignKey(run => run.IntegrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(run => new { run.IntegrationId, run.StartedAt });
    }
}

internal sealed class SyncLeaseTable : IEntityTypeConfiguration<SyncLease>
{
    public void Configure(EntityTypeBuilder<SyncLease> builder)
    {
        builder.ToTable("sync_leases");
        builder.HasKey(lease => lease.IntegrationId);
        builder.Property(lease => lease.IntegrationId).ValueGeneratedNever();
        builder.Property(lease => lease.Holder).HasMaxLength(200);
        builder.HasOne<SchedulingIntegration>().WithMany().HasForeignKey(lease => lease.IntegrationId).OnDelete(DeleteBehavior.Cascade);
    }
}
