using System.Text;
using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Expansion;

/// <summary>
/// Calendars made up by chance, written here, and read and worked out both here and by python3-icalendar with
/// python3-recurring-ical-events. Left out is what these do not know: RANGE=THISANDFUTURE and RDATE periods.
/// </summary>
public sealed class ExpansionAgainstPythonTests
{
    private const int Seed = 7986;
    private const int Calendars = 1_000;

    [Fact]
    public async Task Finds_every_occurrence_that_recurring_ical_events_finds_and_no_other()
    {
        using var python = new PythonOracle("Expansion", "calendar_oracle.py");
        var calendars = new RandomCalendars(new Random(Seed));
        var occurrences = 0;
        for (var round = 0; round < Calendars; round++)
        {
            var question = calendars.Next();
            var theirs = python.Ask<CalendarAnswer[]>(question).Select(each => each.ToString()).Order(StringComparer.Ordinal).ToList();
            var ours = (await Expand(question)).Select(each => Describe(each).ToString()).Order(StringComparer.Ordinal).ToList();
            Assert.True(
                theirs.SequenceEqual(ours),
                $"{question}\ntheirs alone: {Lines(theirs.Except(ours))}\nours alone: {Lines(ours.Except(theirs))}"
            );
            occurrences += ours.Count;
        }

        Assert.InRange(occurrences, Calendars, int.MaxValue);
        Console.WriteLine($"{Calendars} calendars and {occurrences} occurrences compared with recurring-ical-events, seed {Seed}");
    }

    private static async Task<IReadOnlyList<CalendarOccurrence>> Expand(CalendarQuestion question)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(question.Calendar));
        var reading = await CalendarReader.ReadAsync(stream, CalendarLimits.Default, TestContext.Current.CancellationToken);
        var calendar = Assert.IsType<CalendarReading.Read>(reading).Calendar;
        var (from, to) = (Instant.FromUnixTimeSeconds(question.From), Instant.FromUnixTimeSeconds(question.To));
        var zone = DateTimeZoneProviders.Tzdb[question.Zone];
        var complete = Assert.IsType<CalendarExpansion.Complete>(CalendarExpander.Expand(calendar, zone, from, to, CalendarLimits.Default));
        Assert.Empty(complete.Problems);
        return complete.Occurrences;
    }

    private static CalendarAnswer Describe(CalendarOccurrence found) =>
        new(
            found.Uid,
            found.Summary ?? "",
            found.Location ?? "",
            found.Description ?? "",
            found.Status.ToString().ToUpperInvariant(),
            found.Sequence,
            found.IsAllDay,
            found.Start.ToUnixTimeSeconds(),
            found.End.ToUnixTimeSeconds()
        );

    private static string Lines(IEnumerable<string> each) => string.Concat(each.Select(line => "\n  " + line));
}
