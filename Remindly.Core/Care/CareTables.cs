using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Remindly.Core.Accounts;

namespace Remindly.Core.Care;

internal sealed class SeniorTable : IEntityTypeConfiguration<Senior>
{
    public void Configure(EntityTypeBuilder<Senior> builder)
    {
        builder.ToTable("seniors");
        builder.HasKey(senior => senior.Id);
        builder.Property(senior => senior.Id).ValueGeneratedNever();
        builder.Property(senior => senior.Name).HasMaxLength(Senior.LongestName);
        builder.Property(senior => senior.Nickname).HasMaxLength(Senior.LongestName);
        builder.Property(senior => senior.Email).HasMaxLength(EmailAddress.Longest);
        builder.Property(senior => senior.Phone).HasMaxLength(50);
        builder.Property(senior => senior.TimeZone).HasMaxLength(64);
        builder.Property(senior => senior.Version).IsConcurrencyToken();
    }
}

internal sealed class CircleMemberTable : IEntityTypeConfiguration<CircleMember>
{
    public void Configure(EntityTypeBuilder<CircleMember> builder)
    {
        builder.ToTable("circle_members");
        builder.HasKey(member => new { member.SeniorId, member.UserId });
        builder.HasOne<Senior>().WithMany().HasForeignKey(member => member.SeniorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(member => member.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(member => new { member.UserId, member.SeniorId });
    }
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Email).HasMaxLength(EmailAddress.Longest);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(64);
        builder.HasOne<Senior>().WithMany().HasForeignKey(invitation => invitation.SeniorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(invitation => invitation.CreatedBy).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(invitation => invitation.AcceptedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(invitation => invitation.ReservedFor).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => new { invitation.SeniorId, invitation.Id });
    }
}
