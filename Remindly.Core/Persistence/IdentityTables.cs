using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Accounts;

namespace Remindly.Core.Persistence;

/// <summary>
/// Gives Identity's tables the names of this product, and says here what Identity maps only where a host's options have asked for its
/// newest schema, so that the model is the same for the app, a tool and a test.
/// </summary>
internal static class IdentityTables
{
    private const int LongestKey = 128;
    private const int LongestPhone = 256;

    public static void Rename(ModelBuilder builder)
    {
        builder.Entity<RemindlyUser>().ToTable("users");
        builder.Entity<RemindlyUser>().Property(user => user.DisplayName).HasMaxLength(200);
        builder.Entity<RemindlyUser>().Property(user => user.TimeZone).HasMaxLength(64);
        builder.Entity<RemindlyUser>().Property(user => user.PhoneNumber).HasMaxLength(LongestPhone);
        builder.Entity<IdentityRole<Guid>>().ToTable("roles");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("user_logins");
            login.Property(each => each.LoginProvider).HasMaxLength(LongestKey);
            login.Property(each => each.ProviderKey).HasMaxLength(LongestKey);
        });
        builder.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("user_tokens");
            token.Property(each => each.LoginProvider).HasMaxLength(LongestKey);
            token.Property(each => each.Name).HasMaxLength(LongestKey);
        });
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
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
