using System.Globalization;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class RepeatWordsTests
{
    [Theory]
    [InlineData("FREQ=DAILY", "every day")]
    [InlineData("FREQ=DAILY;INTERVAL=2", "every 2 days")]
    [InlineData("FREQ=DAILY;BYHOUR=7,19", "every day, 2 times a day")]
    [InlineData("FREQ=WEEKLY", "every Thursday")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TH", "every Monday and Thursday")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "every 2 weeks on Monday")]
    [InlineData("FREQ=MONTHLY", "every month on the 26th")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR;COUNT=5", "every month on the last Friday, 5 times")]
    [InlineData("FREQ=YEARLY", "every year on November 26")]
    [InlineData("FREQ=DAILY;UNTIL=20270312", "every day until March 12, 2027")]
    [InlineData("FREQ=DAILY;UNTIL=20270313T035959Z", "every day until March 12, 2027")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "by a rule of its own")]
    [InlineData("nonsense", "by a rule of its own")]
    public void Says_it_as_people_do(string rule, string words) =>
        Assert.Equal(words, RepeatWords.Of(rule, new DateOnly(2026, 11, 26), TaskViews.NewYork, CultureInfo.GetCultureInfo("en-US")));

    [Theory]
    [InlineData("", "2026-11-26", "", null)]
    [InlineData("daily", "2026-11-26", "", "FREQ=DAILY")]
    [InlineData("weekdays", "2026-11-26", "2027-03-12", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270313T045959Z")]
    [InlineData("fortnightly", "2026-11-26", null, "FREQ=WEEKLY;INTERVAL=2")]
    [InlineData("monthly", "2026-11-26", "", "FREQ=MONTHLY")]
    public void The_forms_choices_become_rules(string choice, string day, string? until, string? rule) =>
        Assert.Equal(rule, RepeatChoice.Rule(choice, day, until, TaskViews.NewYork, new FieldProblems()));

    [Theory]
    [InlineData("daily", "", "Choose the first day.")]
    [InlineData("weekdays", "2026-11-28", "Let it begin on a weekday.")]
    public void A_choice_without_its_day_says_what_is_missing(string choice, string day, string problem)
    {
        var problems = new FieldProblems();

        Assert.Null(RepeatChoice.Rule(choice, day, null, TaskViews.NewYork, problems));
        Assert.Equal(problem, problems["date"]);
    }
}
