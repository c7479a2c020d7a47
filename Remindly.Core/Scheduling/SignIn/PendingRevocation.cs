using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Remindly.Core.Scheduling.SignIn;

/// <summary>
/// What a provider granted to a connection that was taken away, until it is ended there. It outlives the connection and the process.
/// </summary>
public sealed class PendingRevocation
{
    /// <summary>After that the provider is told nothing any more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private PendingRevocation() { }

    public PendingRevocation(SchedulingIntegration integration, string accessToken, DateTimeOffset dueAt)
    {
        IntegrationId = integration.Id;
        Provider = integration.Provider;
        AccessToken = accessToken;
        DueAt = dueAt;
        GiveUpAt = dueAt + Longest;
    }

    public Guid IntegrationId { get; private set; }

    public string Provider { get; private set; } = "";

    /// <summary>Ciphertext.</summary>
    public string AccessToken { get; private set; } = "";

    /// <summary>When it is tried, or tried again.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset GiveUpAt { get; private set; }

    public int Tries { get; private set; }
}

internal sealed class PendingRevocationTable : IEntityTypeConfiguration<PendingRevocation>
{
    public void Configure(EntityTypeBuilder<PendingRevocation> builder)
    {
        builder.ToTable("pending_revocations");
        builder.HasKey(each => each.IntegrationId);
        builder.Property(each => each.IntegrationId).ValueGeneratedNever();
        builder.Property(each => each.Provider).HasMaxLength(40);
        builder.HasIndex(each => each.DueAt);
    }
}
