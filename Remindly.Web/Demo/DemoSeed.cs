using Microsoft.AspNetCore.Identity;
using Remindly.Core.Accounts;

namespace Remindly.Web.Demo;

/// <summary>Makes the demo caregiver, who has no password: the button on the sign-in page is the only way in.</summary>
internal sealed class DemoSeed(UserManager<RemindlyUser> users) : IDemoSeed
{
    private const string Email = "demo@remindly.example";

    public async Task<RemindlyUser> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(Email) is { } known)
        {
            return known;
        }

        var user = new RemindlyUser
        {
            UserName = Email,
            Email = Email,
            EmailConfirmed = true,
            DisplayName = "Ana Marino",
        };
        var made = await users.CreateAsync(user);

        // Two people may press the button at once.
        return made.Succeeded ? user : await users.FindByNameAsync(Email) ?? throw new InvalidOperationException(made.ToString());
    }
}
