using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Web.Accounts;
using Remindly.Web.Mail;

namespace Remindly.Web.Api;

/// <summary>How somebody comes into a circle.</summary>
internal static class InvitationsApi
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var made = api.MapGroup("/seniors/{id:guid}/invitations").WithTags("Invitations");
        made.MapGet("/", ListAsync).WithSummary("Invitations that can still be accepted (owners)").Problems(400, 403, 404);
        made.MapPost("/", CreateAsync)
            .WithSummary("Invite somebody; the link is shown once and mailed where there is an address (owners)")
            .Problems(400, 403, 404, 409, 413, 415);
        made.MapDelete("/{invitation_id:guid}", RevokeAsync).WithSummary("Take an invitation back (owners)").Problems(403, 404);

        var held = api.MapGroup("/invitations/{token}").WithTags("Invitations");
        held.MapGet("/", PreviewAsync).WithSummary("What an invitation gives").Problems(404);
        held.MapPost("/accept", AcceptAsync).WithSummary("Join the circle; an invitation works once").Problems(404, 409);
    }

    private static async Task<Results<Ok<ListView<InvitationView>>, ProblemHttpResult>> ListAsync(
        Guid id,
        [AsParameters] ListQuery query,
        CurrentUser user,
        InvitationService invitations,
        CancellationToken cancellationToken
    ) => (await invitations.ListAsync(await user.IdAsync(), id, query.Read(), cancellationToken)).List(InvitationView.Of);

    private static async Task<Results<Created<InvitationMadeView>, ProblemHttpResult>> CreateAsync(
        Guid id,
        Body<InvitationBody> body,
        HttpRequest request,
        CurrentUser user,
        Inviting inviting,
        CancellationToken cancellationToken
    )
    {
        var here = new Uri($"{request.Scheme}://{request.Host}");
        var outcome = body.Value.Role is { } role
            ? await inviting.InviteAsync(await user.IdAsync(), id, role, body.Value.Email, here, cancellationToken)
            : new Outcome<InvitationSent>.Refused("role", $"Use one of: {Words.All<CircleRole>()}.");
        return outcome.Created(
            made => $"/api/seniors/{id}/invitations/{made.Id}",
            sent => new InvitationMadeView(sent.Invitation.Summary.Id, sent.Link.AbsoluteUri, sent.Invitation.Summary.ExpiresAt)
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id,
        [FromRoute(Name = "invitation_id")] Guid invitationId,
        CurrentUser user,
        InvitationService invitations,
        CancellationToken cancellationToken
    ) => (await invitations.RevokeAsync(await user.IdAsync(), id, invitationId, cancellationToken)).NoContent();

    private static async Task<Results<Ok<InvitationPreviewView>, ProblemHttpResult>> PreviewAsync(
        string token,
        InvitationDoor door,
        CancellationToken cancellationToken
    ) => (await door.PreviewAsync(token, cancellationToken)).Ok(InvitationPreviewView.Of);

    private static async Task<Results<Ok<JoinedView>, ProblemHttpResult>> AcceptAsync(
        string token,
        CurrentUser user,
        InvitationDoor door,
        CancellationToken cancellationToken
    ) => (await door.AcceptAsync(await user.IdAsync(), token, cancellationToken)).Ok(JoinedView.Of);
}
