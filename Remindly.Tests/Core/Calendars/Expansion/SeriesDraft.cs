using System.Globalization;
using NodaTime;
using Remindly.Core.Calendars;

namespace Remindly.Tests.Core.Calendars.Expansion;

/// <summary>How the times of one made-up series are written.</summary>
internal sealed record SeriesDraft(string Uid, TimeForm Form, string? Zone, LocalDateTime Start)
{
    public bool IsDate => Form == TimeForm.Date;

    public ContentLine Line(string name, params LocalDateTime[] times) =>
        new(
            name,
            IsDate ? [new PropertyParameter("VALUE", ["DATE"])]
                : Zone is not null ? [new PropertyParameter("TZID", [Zone])]
                : [],
            string.Join(',', times.Select(Write))
        );

    private string Write(LocalDateTime time) =>
        time.ToString(IsDate ? "uuuuMMdd" : "uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture) + (Form == TimeForm.Utc ? "Z" : "");
}
