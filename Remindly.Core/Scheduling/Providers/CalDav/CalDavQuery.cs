using System.Net;
using System.Runtime.CompilerServices;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>One object of a calendar as its server sent it: an appointment, or a series with its changes.</summary>
/// <param name="Data">iCalendar; null when the server could not send it.</param>
internal sealed record CalDavObject(string Href, string? Data);

/// <summary>Reads objects out of a calendar (RFC 4791, section 7.8), and by their addresses where a server wants it so (7.9).</summary>
/// <param name="body">The question, with or without the objects' data.</param>
internal sealed class CalDavQuery(CalDavClient client, CalDavSession session, CalDavCalendar calendar, Func<bool, byte[]> body)
{
    private const int MostAtOnce = 50;
    private const int MostUnsent = 20_000;

    private readonly List<string> unsent = [];

    /// <summary>The server has more than it sent.</summary>
    public bool IsCut { get; private set; }

    public async IAsyncEnumerable<CalDavObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isRefused = false;
        using (var response = await client.SendAsync(session, Question(withData: true), cancellationToken))
        {
            isRefused = IsRefused(response.Status);
            if (!isRefused)
            {
                await foreach (var element in client.ReadAsync(response, cancellationToken))
                {
                    if (Take(element) is { } found)
                    {
                        yield return found;
                    }
                }
            }
        }

        if (isRefused)
        {
            await AskWithoutDataAsync(cancellationToken);
        }

        foreach (var some in unsent.Chunk(MostAtOnce))
        {
            await foreach (var found in TheseAsync(some, cancellationToken))
            {
                yield return found;
            }
        }
    }

    private CalDavCall Question(bool withData) => new(Dav.Report, calendar.Address, "1", body(withData));

    private static bool IsRefused(HttpStatusCode status) =>
        status
            is HttpStatusCode.BadRequest
                or HttpStatusCode.Forbidden
                or HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.NotImplemented;

    private CalDavObject? Take(DavElement element)
    {
        if (element.Name != Dav.Response)
        {
            return null;
        }

        var row = DavRow.Of(element);
        if (row.Status is 507)
        {
            IsCut = true;
            return null;
        }

        // Gone since the server looked.
        if (row.Status is 404 or 410)
        {
            return null;
        }

        if (row.Status is >= 400)
        {
            return new CalDavObject(row.Href, null);
        }

        if (row.Text(Dav.CalendarData) is { } data)
        {
            return new CalDavObject(row.Href, data);
        }

        Remember(row);
        return null;
    }

    private void Remember(DavRow row)
    {
        if (row.Find(Dav.ETag) is not null && IsInside(row.Href))
        {
            unsent.Add(unsent.Count < MostUnsent ? row.Href : throw new ProviderException(FailureKind.InvalidResponse));
        }
    }

    private bool IsInside(string href) => Uri.TryCreate(calendar.Address, href, out var address) && address.IsSameServer(calendar.Address);

    private async Task AskWithoutDataAsync(CancellationToken cancellationToken)
    {
        using var response = await client.SendAsync(session, Question(withData: false), cancellationToken);
        await foreach (var element in client.ReadAsync(response, cancellationToken))
        {
            if (element.Name == Dav.Response && DavRow.Of(element) is var row && row.Status is 507)
            {
                IsCut = true;
            }
            else if (element.Name == Dav.Response)
            {
                Remember(DavRow.Of(element));
            }
        }
    }

    private async IAsyncEnumerable<CalDavObject> TheseAsync(
        IReadOnlyCollection<string> hrefs,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var call = new CalDavCall(Dav.Report, calendar.Address, "1", DavBodies.These(hrefs));
        using var response = await client.SendAsync(session, call, cancellationToken);
        await foreach (var element in client.ReadAsync(response, cancellationToken))
        {
            if (element.Name != Dav.Response || DavRow.Of(element) is not { Status: not (404 or 410) } row)
            {
                continue;
            }

            yield return new CalDavObject(row.Href, row.Text(Dav.CalendarData));
        }
    }
}
