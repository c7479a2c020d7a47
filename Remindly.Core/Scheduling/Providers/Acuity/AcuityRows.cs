using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Reads one range of days as pages of appointments, each appointment once.</summary>
/// <param name="read">Asks for the rows of a path below the base address.</param>
/// <param name="filter">Whom to ask for, as the end of a query; empty for everybody.</param>
/// <param name="seen">What was given out and may come again; shared by all filters of a fetch.</param>
internal sealed class AcuityRows(Func<string, IAsyncEnumerable<JsonElement>> read, DateWindow window, string filter, HashSet<long> seen)
{
    private const int RowsOfAPage = 250;

    public async IAsyncEnumerable<AppointmentPage> ReadAsync(
        AcuityRange range,
        AcuityReading reading,
        bool latestFirst,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        List<ExternalAppointment> readable = [];
        List<UnreadableAppointment> unreadable = [];
        ExceptionDispatchInfo? failure = null;
        await using var rows = read(range.Path(filter, latestFirst)).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    break;
                }
            }
            catch (ProviderException exception)
            {
                // What came whole before it is still good.
                failure = ExceptionDispatchInfo.Capture(exception);
                break;
            }

            var row = AcuityMapping.Read(rows.Current);
            var key = Key(row, rows.Current);
            reading.Add(key, row.Appointment?.StartsAt);
            if (!seen.Add(key))
            {
                continue;
            }

            if (row.Unreadable is { } unread)
            {
                unreadable.Add(unread);
            }
            else if (row.Appointment is { } appointment && window.Contains(appointment.StartsAt))
            {
                readable.Add(appointment);
            }

            if (readable.Count + unreadable.Count == RowsOfAPage)
            {
                yield return new AppointmentPage(readable, unreadable);
                (readable, unreadable) = ([], []);
            }
        }

        if (readable.Count + unreadable.Count > 0)
        {
            yield return new AppointmentPage(readable, unreadable);
        }

        failure?.Throw();
    }

    /// <summary>
    /// Forgets a range that will not be read again, so that memory does not grow with the account; other filters may bring the
    /// same few appointments once more.
    /// </summary>
    public void Settle(AcuityReading done)
    {
        if (filter.Length == 0)
        {
            seen.ExceptWith(done.Keys);
        }
    }

    // One without an id is known again by its text.
    private static long Key(AcuityRow row, JsonElement raw) =>
        (row.Appointment?.ExternalId ?? row.Unreadable?.ExternalId) is { } id
            ? long.Parse(id, CultureInfo.InvariantCulture)
            : -1L - (uint)raw.GetRawText().GetHashCode(StringComparison.Ordinal);
}
