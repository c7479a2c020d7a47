using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Accounts;

namespace Remindly.Core.Persistence;

/// <summary>Gives Identity's tables the names of this product.</summary>
internal static class IdentityTables
{
    public static void Rename(ModelBuilder builder)
    {
        builder.Entity<RemindlyUser>().ToTable("users");
        builder.Entity<RemindlyUser>().Property(user => user.DisplayName).HasMaxLength(200);
        builder.Entity<RemindlyUser>().Property(user => user.TimeZone).HasMaxLength(64);
        builder.Entity<IdentityRole<Guid>>().ToTable("roles");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");

        // Said here, because Identity maps passkeys only where a host's options have asked for its newest schema.
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("user_passkeys");
            passkey.HasKey(key => key.CredentialId);
            passkey.Property(key => key.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(key => key.Data).ToJson("data");
            passkey.HasOne<RemindlyUser>().WithMany().HasForeignKey(key => key.UserId).IsRequired();
        });
    }
}
