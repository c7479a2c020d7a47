using System.Net;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>A place that was looked at: where it turned out to be, and what it says of itself and what is in it.</summary>
/// <param name="Missing">There is nothing at that address: another one may have it.</param>
internal sealed record CalDavPlace(Uri Address, IReadOnlyList<DavRow> Rows, FailureKind? Missing = null);

/// <summary>Goes from place to place on the servers that a person named.</summary>
/// <param name="left">How long the walk may still take; null as long as usual for each step.</param>
internal sealed class CalDavWalk(CalDavClient client, CalDavSession session, Func<TimeSpan?> left)
{
    private const int MostRows = 5_000;

    public async Task<CalDavPlace> LookAsync(Uri address, string depth, byte[] body, CancellationToken cancellationToken)
    {
        var budget = left();
        if (budget <= TimeSpan.Zero)
        {
            throw new ProviderException(FailureKind.Timeout);
        }

        var call = new CalDavCall(Dav.PropFind, address, depth, body) { Budget = budget };
        using var response = await client.SendAsync(session, call, cancellationToken);
        if (response.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed)
        {
            return new CalDavPlace(response.Address, [], response.Failure.Failure.Kind);
        }

        var rows = new List<DavRow>();
        await foreach (var element in client.ReadAsync(response, cancellationToken))
        {
            if (element.Name == Dav.Response)
            {
                rows.Add(rows.Count < MostRows ? DavRow.Of(element) : throw new ProviderException(FailureKind.InvalidResponse));
            }
        }

        return new CalDavPlace(response.Address, rows, rows.Count == 0 ? FailureKind.InvalidResponse : null);
    }

    /// <summary>Those of a server's addresses that may be asked.</summary>
    public IReadOnlyList<Uri> Resolve(Uri from, IEnumerable<string> hrefs) =>
        [
            .. hrefs
                .Select(href => href.Length > 0 && Uri.TryCreate(from, href, out var address) ? address : null)
                .OfType<Uri>()
                .Where(session.Address.Trusts),
        ];
}
