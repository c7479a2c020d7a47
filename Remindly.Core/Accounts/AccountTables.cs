using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Remindly.Core.Accounts;

internal sealed class PreferenceTable : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> builder)
    {
        builder.ToTable("preferences");
        builder.HasKey(preference => new { preference.UserId, preference.Key });
        builder.Property(preference => preference.Key).HasMaxLength(Preference.LongestKey);
        builder.Property(preference => preference.Value).HasMaxLength(Preference.LongestValue);
        builder.HasOne<RemindlyUser>().WithMany().HasForeignKey(preference => preference.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
