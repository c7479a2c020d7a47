using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Remindly.Core.Calendars.Recurrence;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Recurrence;

/// <summary>
/// Thousands of rules made up by chance, each worked out here and by python-dateutil. What dateutil is known to do otherwise than
/// RFC 5545 says stands, with the RFC's text, in <c>rrule_oracle.py</c>, which asks it in other words.
/// </summary>
public sealed class OccurrencesAgainstDateutilTests
{
    private const int Seed = 5545;
    private const int RulesPerFrequency = 600;
    private static readonly ExpansionLimits Limits = new(Steps: 20_000_000, Occurrences: 1_000_000);

    [Fact]
    public void Finds_every_occurrence_that_dateutil_finds_and_no_other()
    {
        using var dateutil = new PythonOracle("Recurrence", "rrule_oracle.py");
        var rules = new RandomRules(new Random(Seed));
        var (compared, occurrences) = (0, 0);
        foreach (var frequency in Enum.GetValues<Frequency>())
        {
            for (var round = 0; round < RulesPerFrequency; round++)
            {
                var question = rules.Next(frequency);
                var answer = dateutil.Ask<RuleAnswer>(question);
                Compare(question, answer);
                compared++;
                occurrences += answer.Local.Count + answer.Instants.Count;
            }
        }

        Assert.Equal(7 * RulesPerFrequency, compared);
        Console.WriteLine($"{compared} rules and {occurrences} occurrences compared with dateutil, seed {Seed}");
    }

    private static void Compare(RuleQuestion question, RuleAnswer answer)
    {
        var rule = RecurrenceRule.Parse(question.Rule, out var problem);
        Assert.True(rule is not null, $"{question}: {problem}");
        var start = LocalDateTimePattern.ExtendedIso.Parse(question.Start).Value;
        var zone = DateTimeZoneProviders.Tzdb[question.Zone];

        var local = InUtc(rule, start, Instant.MinValue, EndOf(question.LastYear))
            .Take(answer.Local.Count + (answer.More ? 0 : 1))
            .ToList();
        Same(question, answer.Local, local.Select(Text));
        Same(question, answer.Local, Occurrences.Of(rule, start, Limits).Take(answer.Local.Count).Select(Text));

        var (first, last) =
            answer.Instants.Count == 0
                ? (Instant.MinValue, EndOf(question.LastYear))
                : (InstantOf(answer.Instants[0]), InstantOf(answer.Instants[^1]));
        Same(question, answer.Instants, Between(rule, start, zone, first, last));
        SameFromTheMiddle(question, rule, start, zone, answer.Instants);
        Assert.Equal(rule.ToString(), RecurrenceRule.Parse(rule.ToString(), out _)?.ToString());
    }

    private static void SameFromTheMiddle(
        RuleQuestion question,
        RecurrenceRule rule,
        LocalDateTime start,
        DateTimeZone zone,
        IReadOnlyList<long> instants
    )
    {
        var (third, twoThirds) = (instants.Count / 3, instants.Count * 2 / 3);
        if (third < twoThirds)
        {
            var middle = instants.Skip(third).Take(twoThirds - third + 1);
            Same(question, middle, Between(rule, start, zone, InstantOf(instants[third]), InstantOf(instants[twoThirds])));
        }
    }

    // A rule that ends in UTC ends at that reading where there is no zone.
    private static IEnumerable<LocalDateTime> InUtc(RecurrenceRule rule, LocalDateTime start, Instant from, Instant to) =>
        Occurrences.Between(rule, start, DateTimeZone.Utc, from, to, Limits).Select(instant => instant.InUtc().LocalDateTime);

    private static IEnumerable<long> Between(RecurrenceRule rule, LocalDateTime start, DateTimeZone zone, Instant from, Instant to) =>
        Occurrences.Between(rule, start, zone, from, to, Limits).Select(instant => instant.ToUnixTimeSeconds());

    private static void Same<T>(RuleQuestion question, IEnumerable<T> expected, IEnumerable<T> found)
    {
        var (theirs, ours) = (expected.ToList(), found.ToList());
        Assert.True(theirs.SequenceEqual(ours), $"{question}\ndateutil: {string.Join(' ', theirs)}\nours: {string.Join(' ', ours)}");
    }

    private static Instant EndOf(int year) => Instant.FromUtc(year, 12, 31, 23, 59, 59);

    private static Instant InstantOf(long seconds) => Instant.FromUnixTimeSeconds(seconds);

    private static string Text(LocalDateTime time) => time.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
