using NodaTime;
using Remindly.Core.Calendars.Recurrence;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Recurrence;

public sealed class RecurrenceRuleTests
{
    [Theory]
    [InlineData("FREQ=DAILY")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=10;BYDAY=MO,TH;WKST=SU")]
    [InlineData("FREQ=MONTHLY;UNTIL=20301231;BYDAY=2MO,-1FR,WE")]
    [InlineData("FREQ=YEARLY;UNTIL=20301231T235959;BYMONTHDAY=-1;BYMONTH=2")]
    [InlineData("FREQ=YEARLY;UNTIL=20301231T235959Z;BYYEARDAY=1,-366")]
    [InlineData("FREQ=YEARLY;BYDAY=MO;BYWEEKNO=20,-1")]
    [InlineData("FREQ=SECONDLY;BYSECOND=0,60;BYMINUTE=0,59;BYHOUR=0,23;BYSETPOS=1,-366")]
    public void Writes_what_it_read(string text) => Assert.Equal(text, Read(text).ToString());

    [Theory]
    [InlineData("freq=daily;interval=2", "FREQ=DAILY;INTERVAL=2")]
    [InlineData(" FREQ = DAILY ; COUNT = 3 ;", "FREQ=DAILY;COUNT=3")]
    [InlineData("COUNT=3;FREQ=DAILY", "FREQ=DAILY;COUNT=3")]
    [InlineData("FREQ=DAILY;INTERVAL=1;WKST=MO", "FREQ=DAILY")]
    [InlineData("FREQ=MONTHLY;BYDAY=+1mo, +1MO", "FREQ=MONTHLY;BYDAY=1MO")]
    [InlineData("FREQ=DAILY;UNTIL=20301231t235960z", "FREQ=DAILY;UNTIL=20301231T235959Z")]
    public void Reads_what_others_write_a_little_differently(string text, string written) => Assert.Equal(written, Read(text).ToString());

    [Fact]
    public void Says_what_it_read()
    {
        var rule = Read("FREQ=MONTHLY;INTERVAL=3;UNTIL=20301231T100000Z;BYDAY=-1FR;BYHOUR=8,20;WKST=SU");

        Assert.Equal((Frequency.Monthly, 3, null), (rule.Frequency, rule.Interval, rule.Count));
        Assert.Equal(new Until(UntilKind.Utc, new LocalDateTime(2030, 12, 31, 10, 0)), rule.Until);
        Assert.Equal(new WeekdayNum(-1, IsoDayOfWeek.Friday), Assert.Single(rule.ByDay));
        Assert.Equal([8, 20], rule.ByHour);
        Assert.Equal(IsoDayOfWeek.Sunday, rule.WeekStart);
    }

    [Theory]
    [InlineData("", "needs a FREQ")]
    [InlineData("INTERVAL=2", "needs a FREQ")]
    [InlineData("FREQ=", "FREQ is one of")]
    [InlineData("FREQ=FORTNIGHTLY", "not \"FORTNIGHTLY\"")]
    [InlineData("FREQ=3", "FREQ is one of")]
    [InlineData("FREQ=DAILY,WEEKLY", "FREQ is one of")]
    [InlineData("every day", "is not a part of a rule")]
    [InlineData("FREQ=DAILY;FREQ=WEEKLY", "says FREQ twice")]
    [InlineData("FREQ=DAILY;X-EXTRA=1", "no rule part called \"X-EXTRA\"")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "INTERVAL takes a whole number from 1 on")]
    [InlineData("FREQ=DAILY;INTERVAL=-1", "INTERVAL takes a whole number from 1 on")]
    [InlineData("FREQ=DAILY;COUNT=0", "COUNT takes a whole number from 1 on")]
    [InlineData("FREQ=DAILY;COUNT=99999999999999999999", "COUNT takes a whole number from 1 on")]
    [InlineData("FREQ=DAILY;COUNT=2;UNTIL=20300101", "by COUNT or by UNTIL")]
    [InlineData("FREQ=DAILY;UNTIL=tomorrow", "UNTIL takes a date or time")]
    [InlineData("FREQ=DAILY;UNTIL=20300230", "UNTIL takes a date or time")]
    [InlineData("FREQ=DAILY;UNTIL=00000101", "UNTIL takes a date or time")]
    [InlineData("FREQ=DAILY;UNTIL=20300101Z", "UNTIL takes a date or time")]
    [InlineData("FREQ=DAILY;UNTIL=", "UNTIL takes a date or time")]
    [InlineData("FREQ=DAILY;BYHOUR=24", "BYHOUR takes numbers from 0 to 23, not \"24\"")]
    [InlineData("FREQ=DAILY;BYHOUR=", "BYHOUR takes numbers")]
    [InlineData("FREQ=DAILY;BYHOUR=1,,2", "BYHOUR takes numbers")]
    [InlineData("FREQ=DAILY;BYMINUTE=60", "BYMINUTE takes numbers")]
    [InlineData("FREQ=DAILY;BYSECOND=61", "BYSECOND takes numbers")]
    [InlineData("FREQ=DAILY;BYMONTH=13", "BYMONTH takes numbers")]
    [InlineData("FREQ=DAILY;BYMONTH=-1", "BYMONTH takes numbers")]
    [InlineData("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY takes numbers")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY takes numbers")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=-2147483648", "BYMONTHDAY takes numbers")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY takes numbers")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO takes numbers")]
    [InlineData("FREQ=DAILY;BYDAY=XX", "BYDAY takes weekdays")]
    [InlineData("FREQ=DAILY;BYDAY=M", "BYDAY takes weekdays")]
    [InlineData("FREQ=YEARLY;BYDAY=0MO", "BYDAY takes weekdays")]
    [InlineData("FREQ=YEARLY;BYDAY=54MO", "BYDAY takes weekdays")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", "numbered weekdays")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "numbered weekdays")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=1", "BYWEEKNO goes with FREQ=YEARLY alone")]
    [InlineData("FREQ=DAILY;BYYEARDAY=1", "BYYEARDAY does not go with")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY does not go with")]
    [InlineData("FREQ=DAILY;BYSETPOS=1", "BYSETPOS needs another BY part")]
    [InlineData("FREQ=DAILY;BYHOUR=1;BYSETPOS=0", "BYSETPOS takes numbers")]
    [InlineData("FREQ=DAILY;WKST=8", "WKST takes a weekday")]
    public void Says_what_is_wrong_with_a_rule(string text, string problem)
    {
        Assert.Null(RecurrenceRule.Parse(text, out var found));
        Assert.Contains(problem, found);
    }

    [Fact]
    public void Repeats_no_more_of_a_bad_rule_than_fits_a_sentence()
    {
        Assert.Null(RecurrenceRule.Parse("FREQ=" + new string('D', 9_000), out var problem));
        Assert.InRange(problem!.Length, 1, 200);
        Assert.Null(RecurrenceRule.Parse(new string(';', 20_000), out problem));
        Assert.Contains("longer than", problem);
    }

    [Fact]
    public void Ends_with_a_rule_or_a_sentence_whatever_it_is_given()
    {
        const string Letters = "FREQ=DAILYWKST;BYMONTH,-+0123456789 \t\u0000é\ud83d";
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var text = (round % 2 == 0 ? "FREQ=YEARLY;" : "") + string.Concat(random.GetItems(Letters.AsSpan(), random.Next(40)));
            Assert.True(RecurrenceRule.Parse(text, out var problem) is null != (problem is null), text);
        }
    }

    private static RecurrenceRule Read(string text)
    {
        var rule = RecurrenceRule.Parse(text, out var problem);
        Assert.True(rule is not null, problem);
        return rule;
    }
}
