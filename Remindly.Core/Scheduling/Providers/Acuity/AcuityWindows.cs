using System.Globalization;
using System.Runtime.CompilerServices;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>
/// Walks over every appointment of a window in an API that has no pages: asks for the whole of it, and for smaller and smaller
/// ranges wherever an answer may have been cut.
/// </summary>
internal sealed class AcuityWindows(AcuityRows rows, DateWindow window, int pageSize)
{
    private const int Ceiling = 100_000;
    private const int Raise = 10;

    private readonly Stack<AcuityRange> open = new([AcuityRange.Around(window, pageSize)]);
    private int mostInOneAnswer;
    private int? cutAt;

    public async IAsyncEnumerable<AppointmentPage> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (open.TryPop(out var range))
        {
            var forwards = new AcuityReading(range.Max);
            await foreach (var page in rows.ReadAsync(range, forwards, latestFirst: false, cancellationToken))
            {
                yield return page;
            }

            mostInOneAnswer = Math.Max(mostInOneAnswer, forwards.Count);
            if (!forwards.MayBeCut)
            {
                rows.Settle(forwards);
                continue;
            }

            if ((forwards.IsFull || forwards.Count == cutAt) && Narrow(range, forwards))
            {
                continue;
            }

            var backwards = new AcuityReading(range.Max);
            await foreach (var page in rows.ReadAsync(range, backwards, latestFirst: true, cancellationToken))
            {
                yield return page;
            }

            var whole = backwards.Confirms(forwards) || IsFewerThanElsewhere(forwards, backwards);
            cutAt = whole || forwards.IsFull ? cutAt : forwards.Count;
            if (!whole && Narrow(range, forwards))
            {
                continue;
            }

            rows.Settle(forwards);
            rows.Settle(backwards);
            if (!whole)
            {
                yield return Gap(range, forwards);
            }
        }
    }

    /// <summary>
    /// Asks for fewer days, or for more rows of a single day if it gave as many as were asked for; false when nothing is left to try.
    /// </summary>
    private bool Narrow(AcuityRange range, AcuityReading reading)
    {
        if (!range.IsOneDay)
        {
            var (earlier, later) = range.Halves();
            open.Push(later);
            open.Push(earlier);
            return true;
        }

        if (!reading.IsFull || range.Max >= Ceiling)
        {
            return false;
        }

        open.Push(range with { Max = Math.Min(Ceiling, range.Max * Raise) });
        return true;
    }

    /// <summary>
    /// Appointments of one instant have no order to judge by; but the server has shown that it gives more at once than these.
    /// </summary>
    private bool IsFewerThanElsewhere(AcuityReading forwards, AcuityReading backwards) =>
        !forwards.IsFull && forwards.Count < mostInOneAnswer && forwards.Keys.SequenceEqual(backwards.Keys);

    private static AppointmentPage Gap(AcuityRange range, AcuityReading reading) =>
        new([], [])
        {
            Gaps =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Some of {range.First:d MMMM yyyy} may be missing: Acuity shows no more than {reading.Count} appointments at once."
                ),
            ],
        };
}
