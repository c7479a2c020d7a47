using Microsoft.AspNetCore.Identity;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;

namespace Remindly.Web.Demo;

/// <summary>Makes the demo caregiver, who has no password: the button on the sign-in page is the only way in.</summary>
internal sealed class DemoSeed(UserManager<RemindlyUser> users, SeniorService seniors, DemoTasks tasks) : IDemoSeed
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
        if (!made.Succeeded)
        {
            // Two people may press the button at once.
            return await users.FindByNameAsync(Email) ?? throw new InvalidOperationException(made.ToString());
        }

        await FurnishAsync(user, cancellationToken);
        return user;
    }

    // Rosa is a client of the sandbox's account, under these very contact data.
    private async Task FurnishAsync(RemindlyUser user, CancellationToken cancellationToken)
    {
        var rosa = new SeniorChange
        {
            Name = "Rosa Marino",
            Nickname = "Rosa",
            Email = "rosa.marino@example.com",
            Phone = "(503) 555-0147",
            TimeZone = user.TimeZone,
        };
        if (await seniors.CreateAsync(user.Id, rosa, cancellationToken) is Outcome<SeniorSummary>.Done(var senior))
        {
            await tasks.AddAsync(user.Id, senior, cancellationToken);
        }
    }
}
