using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Care;

public abstract class InvitationTests(StoreEngine engine) : CareTest(engine)
{
    public static readonly TheoryData<string> Ends = ["used", "revoked", "too old", "unknown", "cut", "of a former owner"];

    [Fact]
    public async Task Says_what_it_gives_and_makes_whoever_accepts_it_a_member()
    {
        var token = await InviteAsync(CircleRole.Viewer);

        var preview = Done(await Door.PreviewAsync(token, Cancellation));
        Assert.Equal(("Rosa", CircleRole.Viewer, "Ana"), (preview.SeniorName, preview.Role, preview.InvitedBy));
        Assert.Equal(FakeClock.Start.AddDays(7), preview.ExpiresAt);
        var joined = Done(await Door.AcceptAsync(Sam.Id, token, Cancellation));

        Assert.Equal((Rosa.Id, CircleRole.Viewer), (joined.SeniorId, joined.Role));
        var members = Done(await Circles.MembersAsync(Sam.Id, Rosa.Id, Cancellation));
        Assert.Contains(members, member => (member.UserId, member.Role) == (Sam.Id, CircleRole.Viewer));
        Assert.Empty(await OpenAsync());
        Assert.Equal(Rosa.Id, await Door.FindJoinedAsync(Sam.Id, token, Cancellation));
        Assert.Null(await Door.FindJoinedAsync(Ben.Id, token, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task One_that_is_over_looks_like_one_that_never_was(string end)
    {
        var token = await InviteAsync(CircleRole.Helper);
        switch (end)
        {
            case "used":
                Done(await Door.AcceptAsync(Sam.Id, token, Cancellation));
                break;
            case "revoked":
                Done(await Invitations.RevokeAsync(Ana.Id, Rosa.Id, (await OpenAsync())[0].Id, Cancellation));
                break;
            case "too old":
                Clock.Advance(Invitation.Lifetime);
                break;
            case "of a former owner":
                Done(await Circles.ChangeRoleAsync(Ana.Id, Rosa.Id, Ben.Id, CircleRole.Owner, Cancellation));
                Done(await Circles.ChangeRoleAsync(Ben.Id, Rosa.Id, Ana.Id, CircleRole.Helper, Cancellation));
                break;
            default:
                token = end == "cut" ? token[..^1] : new string('x', token.Length);
                break;
        }

        Assert.IsType<Outcome<InvitationPreview>.Missing>(await Door.PreviewAsync(token, Cancellation));
        Assert.IsType<Outcome<Joined>.Missing>(await Door.AcceptAsync(Sam.Id, token, Cancellation));
        Assert.False(await Door.AdmitsAsync(token, Cancellation));
        Assert.False(await Door.ReserveAsync(Sam.Id, token, Cancellation));
    }

    [Fact]
    public async Task Of_many_who_accept_at_once_one_gets_in()
    {
        var token = await InviteAsync(CircleRole.Helper);
        var crowd = Enumerable.Range(0, 6).Select(each => Person($"Guest{each}")).ToArray();
        await Database.SaveAsync([.. crowd]);

        var outcomes = await Task.WhenAll(crowd.Select(each => Door.AcceptAsync(each.Id, token, Cancellation)));

        Assert.Single(outcomes, outcome => outcome is Outcome<Joined>.Done);
        Assert.Equal(5, outcomes.Count(outcome => outcome is Outcome<Joined>.Missing));
        Assert.Equal(4, Done(await Circles.MembersAsync(Ana.Id, Rosa.Id, Cancellation)).Count);
    }

    [Fact]
    public async Task Somebody_who_uses_two_at_once_joins_once()
    {
        var tokens = new[] { await InviteAsync(CircleRole.Helper), await InviteAsync(CircleRole.Viewer) };

        var outcomes = await Task.WhenAll(tokens.Select(token => Door.AcceptAsync(Sam.Id, token, Cancellation)));

        Assert.Single(outcomes, outcome => outcome is Outcome<Joined>.Done);
        Assert.Single(outcomes, outcome => outcome is Outcome<Joined>.Conflict { Code: InvitationDoor.AlreadyMember });
    }

    [Theory]
    [InlineData(CircleRole.Viewer)]
    [InlineData(CircleRole.Owner)]
    public async Task A_member_keeps_the_role_and_the_invitation_stays_for_somebody_else(CircleRole role)
    {
        var token = await InviteAsync(role);

        Assert.Equal(InvitationDoor.AlreadyMember, Conflict(await Door.AcceptAsync(Ben.Id, token, Cancellation)));

        var members = Done(await Circles.MembersAsync(Ana.Id, Rosa.Id, Cancellation));
        Assert.Equal(CircleRole.Helper, members.Single(member => member.UserId == Ben.Id).Role);
        Done(await Door.AcceptAsync(Sam.Id, token, Cancellation));
    }

    [Fact]
    public async Task Only_owners_invite_see_and_take_back()
    {
        await InviteAsync(CircleRole.Helper);
        var id = (await OpenAsync())[0].Id;

        foreach (var member in (Guid[])[Ben.Id, Vera.Id])
        {
            Assert.IsType<Outcome<NewInvitation>.Forbidden>(await CreateAsync(member));
            Assert.IsType<Outcome<Page<InvitationSummary>>.Forbidden>(
                await Invitations.ListAsync(member, Rosa.Id, new PageRequest(), Cancellation)
            );
            Assert.IsType<Outcome<Guid>.Forbidden>(await Invitations.RevokeAsync(member, Rosa.Id, id, Cancellation));
        }

        Assert.IsType<Outcome<NewInvitation>.Missing>(await CreateAsync(Sam.Id));
        Assert.IsType<Outcome<Page<InvitationSummary>>.Missing>(
            await Invitations.ListAsync(Sam.Id, Rosa.Id, new PageRequest(), Cancellation)
        );
        Assert.IsType<Outcome<Guid>.Missing>(await Invitations.RevokeAsync(Sam.Id, Rosa.Id, id, Cancellation));
        Assert.IsType<Outcome<Guid>.Missing>(await Invitations.RevokeAsync(Sam.Id, Otto.Id, id, Cancellation));
    }

    [Fact]
    public async Task One_that_was_taken_back_can_be_given_again_for_the_rest_of_its_time()
    {
        var token = await InviteAsync(CircleRole.Helper);
        var id = (await OpenAsync())[0].Id;
        Done(await Invitations.RevokeAsync(Ana.Id, Rosa.Id, id, Cancellation));
        Assert.IsType<Outcome<Guid>.Missing>(await Invitations.RevokeAsync(Ana.Id, Rosa.Id, id, Cancellation));

        Done(await Invitations.RenewAsync(Ana.Id, Rosa.Id, id, Cancellation));

        Assert.Equal(FakeClock.Start.AddDays(7), Done(await Door.PreviewAsync(token, Cancellation)).ExpiresAt);
        Done(await Door.AcceptAsync(Sam.Id, token, Cancellation));
        Assert.IsType<Outcome<Guid>.Missing>(await Invitations.RenewAsync(Ana.Id, Rosa.Id, id, Cancellation));
    }

    [Fact]
    public async Task Only_so_many_wait_at_once()
    {
        for (var each = 0; each < InvitationService.MostOpen; each++)
        {
            await InviteAsync(CircleRole.Helper);
        }

        Assert.Equal("too_many_invitations", Conflict(await CreateAsync(Ana.Id)));
        Done(await Invitations.RevokeAsync(Ana.Id, Rosa.Id, (await OpenAsync())[0].Id, Cancellation));
        Done(await CreateAsync(Ana.Id));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a b@example.org")]
    public async Task An_address_that_is_none_is_refused(string email) =>
        Assert.Equal(["email"], Refused(await CreateAsync(Ana.Id, email)));

    [Fact]
    public async Task One_that_an_account_was_made_with_is_for_that_account_alone()
    {
        var token = await InviteAsync(CircleRole.Helper);

        Assert.True(await Door.AdmitsAsync(token, Cancellation));
        Assert.True(await Door.ReserveAsync(Sam.Id, token, Cancellation));
        Assert.False(await Door.AdmitsAsync(token, Cancellation));
        Assert.False(await Door.ReserveAsync(Ben.Id, token, Cancellation));

        var guest = Person("Guest");
        await Database.SaveAsync(guest);
        Assert.IsType<Outcome<Joined>.Missing>(await Door.AcceptAsync(guest.Id, token, Cancellation));
        Done(await Door.AcceptAsync(Sam.Id, token, Cancellation));
    }

    [Fact]
    public async Task The_token_is_not_in_the_store()
    {
        var token = await InviteAsync(CircleRole.Helper);

        await using var db = Database.Open();
        var kept = await db.Invitations.SingleAsync(Cancellation);

        Assert.Equal(43, token.Length);
        Assert.Matches("^[0-9a-f]{64}$", kept.TokenHash);
    }

    private async Task<string> InviteAsync(CircleRole role) =>
        Done(await Invitations.CreateAsync(Ana.Id, Rosa.Id, role, null, Cancellation)).Token;

    private Task<Outcome<NewInvitation>> CreateAsync(Guid asks, string? email = null) =>
        Invitations.CreateAsync(asks, Rosa.Id, CircleRole.Helper, email, Cancellation);

    private async Task<IReadOnlyList<InvitationSummary>> OpenAsync() =>
        Done(await Invitations.ListAsync(Ana.Id, Rosa.Id, new PageRequest(), Cancellation)).Items;
}

public sealed class InvitationTestsOnSqlite() : InvitationTests(StoreEngine.Sqlite);

public sealed class InvitationTestsOnPostgres() : InvitationTests(StoreEngine.PostgreSql);
