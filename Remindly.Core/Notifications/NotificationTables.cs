using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Remindly.Core.Accounts;
using Remindly.Core.Care;

namespace Remindly.Core.Notifications;

internal sealed class NotificationTable : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(notification => notification.Id);
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder.Property(notification => notification.Occasion).HasMaxLength(Notification.LongestOccasion);
        builder.Property(notification => notification.Title).HasMaxLength(Notification.LongestTitle);
        builder.Property(notification => notification.Text).HasMaxLength(Notification.LongestText);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(notification => notification.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Senior>().WithMany().HasForeignKey(notification => notification.SeniorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(notification => new { notification.UserId, notification.Occasion }).IsUnique();
        builder.HasIndex(notification => new { notification.UserId, notification.CreatedAt });
        builder.HasIndex(notification => notification.SeniorId);
    }
}

internal sealed class NotificationDeliveryTable : IEntityTypeConfiguration<NotificationDelivery>
{
    public void Configure(EntityTypeBuilder<NotificationDelivery> builder)
    {
        builder.ToTable("notification_deliveries");
        builder.HasKey(delivery => delivery.Id);
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.HasOne<Notification>().WithMany().HasForeignKey(delivery => delivery.NotificationId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasIndex(delivery => new
            {
                delivery.NotificationId,
                delivery.Channel,
                delivery.TargetId,
            })
            .IsUnique();
        builder.HasIndex(delivery => new { delivery.State, delivery.DueAt });
    }
}

internal sealed class NotificationSettingsTable : IEntityTypeConfiguration<NotificationSettings>
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public void Configure(EntityTypeBuilder<NotificationSettings> builder)
    {
        builder.ToTable("notification_settings");
        builder.HasKey(settings => settings.UserId);
        builder.Property(settings => settings.UserId).ValueGeneratedNever();
        builder
            .Property(settings => settings.Choices)
            .HasConversion(
                choices => Write(choices),
                text => ReadChoices(text),
                new ValueComparer<IReadOnlyDictionary<NotificationKind, KindChoice>>(
                    (left, right) => Write(left!) == Write(right!),
                    choices => choices.Count,
                    choices => choices
                )
            );
        builder
            .Property(settings => settings.Quiet)
            .HasConversion(quiet => JsonSerializer.Serialize(quiet, Json), text => JsonSerializer.Deserialize<QuietHours>(text, Json));
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(settings => settings.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    private static string Write(IReadOnlyDictionary<NotificationKind, KindChoice> choices) => JsonSerializer.Serialize(choices, Json);

    private static Dictionary<NotificationKind, KindChoice> ReadChoices(string text) =>
        JsonSerializer.Deserialize<Dictionary<NotificationKind, KindChoice>>(text, Json) ?? [];
}
