using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Web.Components.Integrations;

/// <summary>An integration in any state, without anything behind it.</summary>
internal static class IntegrationViews
{
    public static readonly IntegrationRights Owner = new(MaySync: true, MayManage: true);
    public static readonly IntegrationRights Helper = new(MaySync: true, MayManage: false);
    public static readonly IntegrationRights Viewer = new(MaySync: false, MayManage: false);

    public static IntegrationView At(HealthLevel level, IntegrationRights? rights = null) =>
        new()
        {
            Id = Guid.CreateVersion7(FakeClock.Start),
            Provider = PretendProvider.Key,
            ProviderName = "Practice Book",
            ProviderSecret = "key",
            UserId = Guid.NewGuid(),
            SeniorId = Guid.NewGuid(),
            SeniorName = "Rosa",
            AccountName = "Riverside",
            Status = level switch
            {
                HealthLevel.Paused => IntegrationStatus.Inactive,
                HealthLevel.NeedsAttention => IntegrationStatus.Error,
                _ => IntegrationStatus.Active,
            },
            SyncEnabled = true,
            Health = new IntegrationHealth(level, "Because of this.", FakeClock.Start.AddHours(-1), 0, FakeClock.Start.AddMinutes(30)),
            LastSyncedAt = FakeClock.Start.AddMinutes(-20),
            Settings = SyncSettings.Default,
            TaskCount = 12,
            CreatedAt = FakeClock.Start.AddDays(-3),
            Version = 1,
            Rights = rights ?? Owner,
        };
}
