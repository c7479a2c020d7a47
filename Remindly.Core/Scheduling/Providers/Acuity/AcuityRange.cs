using System.Globalization;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Days to ask for, both included, as the account counts its days.</summary>
/// <param name="Max">The most rows to answer.</param>
internal readonly record struct AcuityRange(DateOnly First, DateOnly Last, int Max)
{
    public bool IsOneDay => First >= Last;

    /// <summary>
    /// All days that can touch the window. Acuity does not say whose midnight divides its days, and no zone is more than a day
    /// away from UTC, so one more on either side holds them all.
    /// </summary>
    public static AcuityRange Around(DateWindow window, int max) =>
        new(DateOnly.FromDateTime(window.From.UtcDateTime).AddDays(-1), DateOnly.FromDateTime(window.To.UtcDateTime).AddDays(1), max);

    public (AcuityRange Earlier, AcuityRange Later) Halves()
    {
        var middle = First.AddDays((Last.DayNumber - First.DayNumber) / 2);
        return (this with { Last = middle }, this with { First = middle.AddDays(1) });
    }

    /// <summary>Cancelled ones are shown only when asked for.</summary>
    public string Path(string filter, bool latestFirst) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"appointments?minDate={First:yyyy-MM-dd}&maxDate={Last:yyyy-MM-dd}&showall=true&excludeForms=true&direction={(latestFirst ? "DESC" : "ASC")}&max={Max}{filter}"
        );
}
