using Remindly.Core.Accounts;

namespace Remindly.Tests.Builders;

/// <summary>Somebody with an account: Ana, unless told otherwise.</summary>
public sealed class CaregiverBuilder
{
    private string name = "Ana";

    public CaregiverBuilder Named(string given)
    {
        name = given;
        return this;
    }

    public RemindlyUser Build()
    {
        var address = $"{name}.{Guid.NewGuid():N}@example.com";
        return new RemindlyUser
        {
            Id = Guid.NewGuid(),
            DisplayName = name,
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString(),
        };
    }
}
