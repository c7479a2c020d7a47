using System.Globalization;
using NodaTime;

namespace Remindly.Web.Sandbox.Api;

/// <summary>The query of an appointment list.</summary>
internal sealed record AppointmentFilter
{
    public int Max { get; init; } = 100;
    public LocalDate? MinDate { get; init; }
    public LocalDate? MaxDate { get; init; }
    public long? CalendarId { get; init; }
    public long? TypeId { get; init; }
    public bool OnlyCanceled { get; init; }
    public bool ShowAll { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? PhoneDigits { get; init; }
    public bool ExcludeForms { get; init; }
    public bool Ascending { get; init; }
    public IReadOnlyList<(long Field, string Value)> Answers { get; init; } = [];

    /// <summary>Null, with what is wrong in <paramref name="problem"/>, for a value that is none of its kind.</summary>
    public static AppointmentFilter? Read(IQueryCollection query, out string problem)
    {
        var reader = new Reader(query);
        var filter = new AppointmentFilter
        {
            Max = (int)Math.Min(reader.Number("max") ?? 100, int.MaxValue),
            MinDate = reader.Date("minDate"),
            MaxDate = reader.Date("maxDate"),
            CalendarId = reader.Number("calendarID"),
            TypeId = reader.Number("appointmentTypeID"),
            OnlyCanceled = reader.Flag("canceled"),
            ShowAll = reader.Flag("showall"),
            FirstName = reader.Text("firstName"),
            LastName = reader.Text("lastName"),
            Email = reader.Text("email"),
            PhoneDigits = reader.Text("phone") is { } phone ? AppointmentJson.Digits(phone).TrimStart('+') : null,
            ExcludeForms = reader.Flag("excludeForms"),
            Ascending = string.Equals(reader.Text("direction"), "ASC", StringComparison.OrdinalIgnoreCase),
            Answers = [.. Fields(query)],
        };
        problem = reader.Problem;
        return problem.Length == 0 ? filter : null;
    }

    /// <summary>The rows it lets through, in its order, at most <see cref="Max"/>; days are those of <paramref name="zone"/>.</summary>
    public IEnumerable<SandboxAppointment> Select(AppointmentBook book, string zone)
    {
        var rows = book.Sorted();
        var from = MinDate is { } first ? AppointmentBook.FirstFrom(rows, AcuityTime.StartOf(first, zone)) : 0;
        var to = MaxDate is { } last ? AppointmentBook.FirstFrom(rows, AcuityTime.StartOf(last.PlusDays(1), zone)) : rows.Length;
        var range = Enumerable.Range(from, Math.Max(0, to - from)).Select(i => rows[Ascending ? i : from + to - 1 - i]);
        return range.Where(Matches).Take(Max);
    }

    private bool Matches(SandboxAppointment a) =>
        (ShowAll || a.Canceled == OnlyCanceled)
        && (CalendarId is null || a.CalendarId == CalendarId)
        && (TypeId is null || a.TypeId == TypeId)
        && Same(FirstName, a.FirstName)
        && Same(LastName, a.LastName)
        && Same(Email, a.Email)
        && (PhoneDigits is null || AppointmentJson.Digits(a.Phone).TrimStart('+') == PhoneDigits)
        && Answers.All(each => Same(each.Value, a.Answers.GetValueOrDefault(each.Field, "")));

    private static bool Same(string? asked, string has) =>
        asked is null || string.Equals(asked.Trim(), has.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(long, string)> Fields(IQueryCollection query) =>
        from pair in query
        where pair.Key.StartsWith("field:", StringComparison.Ordinal)
        where long.TryParse(pair.Key.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select (long.Parse(pair.Key.AsSpan(6), CultureInfo.InvariantCulture), pair.Value.ToString());

    private sealed class Reader(IQueryCollection query)
    {
        public string Problem { get; private set; } = "";

        public string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

        public bool Flag(string name)
        {
            var text = Text(name);
            Check(text is null or "true" or "false", name, "must be true or false");
            return text == "true";
        }

        public long? Number(string name)
        {
            var text = Text(name);
            var read = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            Check(text is null || (read && number > 0), name, "must be a whole number above zero");
            return read ? number : null;
        }

        public LocalDate? Date(string name)
        {
            var text = Text(name);
            var read = AcuityTime.TryDate(text, out var date);
            Check(text is null || read, name, "must be a date such as 2026-03-10");
            return read ? date : null;
        }

        private void Check(bool right, string name, string rule)
        {
            if (!right)
            {
                Problem = $"The parameter {name} {rule}.";
            }
        }
    }
}
