using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Remindly.Core.Persistence;

internal sealed class KeyCheckTable : IEntityTypeConfiguration<KeyCheck>
{
    public void Configure(EntityTypeBuilder<KeyCheck> builder)
    {
        builder.ToTable("key_checks");
        builder.HasKey(check => check.Id);
        builder.Property(check => check.Id).ValueGeneratedNever();
    }
}
