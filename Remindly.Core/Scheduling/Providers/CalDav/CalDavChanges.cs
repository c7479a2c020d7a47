using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>Asks whether anything in a calendar has changed, as cheaply as its server allows.</summary>
internal sealed class CalDavChanges(CalDavClient client)
{
    /// <summary>How far it has come.</summary>
    public async Task<CalendarState> StateAsync(CalDavSession session, CalDavCalendar calendar, CancellationToken cancellationToken) =>
        new(
            calendar.SyncToken,
            calendar.CTag,
            calendar.SyncToken is null && calendar.CTag is null ? await ETagsAsync(session, calendar, cancellationToken) : null
        );

    public async Task<bool> IsUnchangedAsync(
        CalDavSession session,
        CalDavCalendar calendar,
        CalendarState before,
        CalendarState now,
        CancellationToken cancellationToken
    )
    {
        if (before.SyncToken is { } token && now.SyncToken is not null)
        {
            // A server may give out new tokens for reasons of its own.
            return token == now.SyncToken || await IsUnchangedSinceAsync(session, calendar, token, cancellationToken);
        }

        return before.CTag is not null ? before.CTag == now.CTag : before.ETags is not null && before.ETags == now.ETags;
    }

    // https://www.rfc-editor.org/rfc/rfc6578#section-3.2
    private async Task<bool> IsUnchangedSinceAsync(
        CalDavSession session,
        CalDavCalendar calendar,
        string token,
        CancellationToken cancellationToken
    )
    {
        var call = new CalDavCall(Dav.Report, calendar.Address, "0", DavBodies.Changes(token));
        using var response = await client.SendAsync(session, call, cancellationToken);
        if (MayMeanAnOldToken(response.Status))
        {
            return false;
        }

        await foreach (var element in client.ReadAsync(response, cancellationToken))
        {
            if (element.Name == Dav.Response)
            {
                return false;
            }
        }

        return true;
    }

    // Servers say in many ways that they no longer know a token, or that they never knew the question.
    private static bool MayMeanAnOldToken(HttpStatusCode status) =>
        status
            is HttpStatusCode.BadRequest
                or HttpStatusCode.Forbidden
                or HttpStatusCode.MethodNotAllowed
                or HttpStatusCode.Conflict
                or HttpStatusCode.Gone
                or HttpStatusCode.PreconditionFailed
                or HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.NotImplemented;

    private async Task<string> ETagsAsync(CalDavSession session, CalDavCalendar calendar, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var call = new CalDavCall(Dav.PropFind, calendar.Address, "1", DavBodies.ETags);
        using var response = await client.SendAsync(session, call, cancellationToken);
        await foreach (var element in client.ReadAsync(response, cancellationToken))
        {
            if (element.Name == Dav.Response && DavRow.Of(element) is var row && row.Text(Dav.ETag) is { } etag)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{row.Href} {etag}\n"));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
