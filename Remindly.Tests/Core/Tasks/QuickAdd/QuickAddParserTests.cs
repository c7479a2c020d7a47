using Remindly.Core.Tasks;
using Remindly.Core.Tasks.QuickAdd;
using Xunit;

namespace Remindly.Tests.Core.Tasks.QuickAdd;

public sealed class QuickAddParserTests
{
    [Theory]
    [InlineData("eye drops tomorrow 8am", "eye drops", "2026-11-26 08:00")]
    [InlineData("Eye drops Tomorrow, 8 AM", "Eye drops", "2026-11-26 08:00")]
    [InlineData("tomorrow 8:30pm call the doctor", "call the doctor", "2026-11-26 20:30")]
    [InlineData("call Dr Lee today at 3", "call Dr Lee", "2026-11-25 15:00")]
    [InlineData("call Dr Lee at 8", "call Dr Lee", "2026-11-25 20:00")]
    [InlineData("call Dr Lee at 11", "call Dr Lee", "2026-11-25 11:00")]
    [InlineData("call Dr Lee at 9:15", "call Dr Lee", "2026-11-25 21:15")]
    [InlineData("tomorrow at 8 dentist", "dentist", "2026-11-26 08:00")]
    [InlineData("walk 9am", "walk", "2026-11-26 09:00")]
    [InlineData("walk 11:30am", "walk", "2026-11-25 11:30")]
    [InlineData("walk 19:30", "walk", "2026-11-25 19:30")]
    [InlineData("walk 07:30", "walk", "2026-11-26 07:30")]
    [InlineData("walk at noon", "walk", "2026-11-25 12:00")]
    [InlineData("pills at bedtime", "pills", "2026-11-25 21:00")]
    [InlineData("walk at half past 2", "walk", "2026-11-25 14:30")]
    [InlineData("walk at quarter to 5", "walk", "2026-11-25 16:45")]
    [InlineData("walk at 8 p.m.", "walk", "2026-11-25 20:00")]
    [InlineData("walk at 1930", "walk", "2026-11-25 19:30")]
    [InlineData("walk 10am today", "walk", "2026-11-25 10:00")]
    [InlineData("movie tonight", "movie", "2026-11-25 20:00")]
    [InlineData("movie tonight at 9", "movie", "2026-11-25 21:00")]
    [InlineData("walk tomorrow morning", "walk", "2026-11-26 09:00")]
    [InlineData("walk tomorrow evening at 8", "walk", "2026-11-26 20:00")]
    [InlineData("walk at 8 in the evening", "walk", "2026-11-25 20:00")]
    [InlineData("walk 8 in the morning", "walk", "2026-11-26 08:00")]
    [InlineData("call back in 2 hours", "call back", "2026-11-25 12:00")]
    [InlineData("call back in 30 minutes", "call back", "2026-11-25 10:30")]
    [InlineData("call back in half an hour", "call back", "2026-11-25 10:30")]
    [InlineData("bins in 3 days", "bins", "2026-11-28")]
    [InlineData("bins in a week", "bins", "2026-12-02")]
    [InlineData("bins 2 weeks from now", "bins", "2026-12-09")]
    [InlineData("bins day after tomorrow", "bins", "2026-11-27")]
    [InlineData("bins on Friday", "bins", "2026-11-27")]
    [InlineData("bins fri 7pm", "bins", "2026-11-27 19:00")]
    [InlineData("bins wednesday", "bins", "2026-12-02")]
    [InlineData("bins wednesday 5pm", "bins", "2026-11-25 17:00")]
    [InlineData("bins next Tuesday", "bins", "2026-12-01")]
    [InlineData("bins next Friday", "bins", "2026-12-04")]
    [InlineData("bins this Friday", "bins", "2026-11-27")]
    [InlineData("bins next week", "bins", "2026-11-30")]
    [InlineData("bins Monday next week", "bins", "2026-11-30")]
    [InlineData("flowers 12 March", "flowers", "2027-03-12")]
    [InlineData("flowers on the 12th of March", "flowers", "2027-03-12")]
    [InlineData("flowers March 12th", "flowers", "2027-03-12")]
    [InlineData("flowers Dec 24 at 4pm", "flowers", "2026-12-24 16:00")]
    [InlineData("flowers March 12, 2028", "flowers", "2028-03-12")]
    [InlineData("flowers Thursday, 26 November", "flowers", "2026-11-26")]
    [InlineData("flowers 2026-12-01 14:00", "flowers", "2026-12-01 14:00")]
    [InlineData("flowers 3/5", "flowers", "2027-03-05")]
    [InlineData("flowers 26/11", "flowers", "2026-11-26")]
    [InlineData("flowers 12/3/27", "flowers", "2027-12-03")]
    [InlineData("flowers on the 5th", "flowers", "2026-12-05")]
    [InlineData("flowers on the 31st", "flowers", "2026-12-31")]
    [InlineData("flowers 29 Feb", "flowers", "2028-02-29")]
    [InlineData("rent end of the month", "rent", "2026-11-30")]
    [InlineData("dinner first Sunday in March", "dinner", "2027-03-07")]
    [InlineData("buy bread", "buy bread", "")]
    public void Reads_days_and_times(string text, string title, string when)
    {
        var reading = Phrase.Read(text);

        Assert.Equal((title, when), (reading.Title, Phrase.When(reading)));
    }

    [Theory]
    [InlineData("flowers 3/5", "en-GB", "2027-05-03")]
    [InlineData("flowers by 3/4", "en-US", "2027-03-04")]
    [InlineData("flowers 12/3/27", "en-AU", "2027-03-12")]
    [InlineData("flowers 11/26", "en-GB", "2026-11-26")]
    [InlineData("walk 8:30", "en-GB", "2026-11-26 08:30")]
    [InlineData("walk 8:30", "en-US", "2026-11-25 20:30")]
    [InlineData("walk at 20:15", "en-US", "2026-11-25 20:15")]
    public void Follows_the_readers_language(string text, string culture, string when) =>
        Assert.Equal(when, Phrase.When(Phrase.Read(text, Phrase.Context(culture: culture))));

    [Theory]
    [InlineData("physio Friday 2-3pm", "physio", "2026-11-27 14:00", 60)]
    [InlineData("physio Friday 11-1pm", "physio", "2026-11-27 11:00", 120)]
    [InlineData("physio Friday from 2 to 3", "physio", "2026-11-27 14:00", 60)]
    [InlineData("physio Friday 9:30–10:15am", "physio", "2026-11-27 09:30", 45)]
    [InlineData("physio Friday between 2 and 4pm", "physio", "2026-11-27 14:00", 120)]
    [InlineData("physio Friday 14:00-15:30", "physio", "2026-11-27 14:00", 90)]
    [InlineData("walk tomorrow 9am for 30 min", "walk", "2026-11-26 09:00", 30)]
    [InlineData("walk for an hour tomorrow 9am", "walk", "2026-11-26 09:00", 60)]
    [InlineData("walk for 1.5 hours at noon", "walk", "2026-11-25 12:00", 90)]
    [InlineData("walk for 1 hour 15 minutes at noon", "walk", "2026-11-25 12:00", 75)]
    [InlineData("night watch 10pm-2am", "night watch", "2026-11-25 22:00", 240)]
    public void Reads_how_long_it_takes(string text, string title, string when, int minutes)
    {
        var reading = Phrase.Read(text);

        Assert.Equal((title, when, minutes), (reading.Title, Phrase.When(reading), reading.DurationMinutes));
    }

    [Theory]
    [InlineData("pills every day 8am", "pills", "2026-11-26 08:00", "FREQ=DAILY")]
    [InlineData("pills daily at 8", "pills", "2026-11-26 08:00", "FREQ=DAILY")]
    [InlineData("pills every day at 11", "pills", "2026-11-25 11:00", "FREQ=DAILY")]
    [InlineData("daily walk", "walk", "2026-11-25", "FREQ=DAILY")]
    [InlineData("pills every morning", "pills", "2026-11-26 09:00", "FREQ=DAILY")]
    [InlineData("pills every other day 9pm", "pills", "2026-11-25 21:00", "FREQ=DAILY;INTERVAL=2")]
    [InlineData("bins every Monday and Thursday at 9", "bins", "2026-11-26 09:00", "FREQ=WEEKLY;BYDAY=MO,TH")]
    [InlineData("bins every mon, wed & fri 7pm", "bins", "2026-11-25 19:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR")]
    [InlineData("bins Mondays", "bins", "2026-11-30", "FREQ=WEEKLY;BYDAY=MO")]
    [InlineData("bins on Tuesdays and Fridays 6pm", "bins", "2026-11-27 18:00", "FREQ=WEEKLY;BYDAY=TU,FR")]
    [InlineData("walk weekdays 7am", "walk", "2026-11-26 07:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("walk every weekend at 10am", "walk", "2026-11-28 10:00", "FREQ=WEEKLY;BYDAY=SA,SU")]
    [InlineData("sheets every 2 weeks", "sheets", "2026-11-25", "FREQ=WEEKLY;INTERVAL=2")]
    [InlineData("sheets every two weeks on Monday", "sheets", "2026-11-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")]
    [InlineData("sheets every other Monday", "sheets", "2026-11-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")]
    [InlineData("sheets weekly on Monday", "sheets", "2026-11-30", "FREQ=WEEKLY;BYDAY=MO")]
    [InlineData("rent monthly on the 1st", "rent", "2026-12-01", "FREQ=MONTHLY;BYMONTHDAY=1")]
    [InlineData("rent on the 1st of every month", "rent", "2026-12-01", "FREQ=MONTHLY;BYMONTHDAY=1")]
    [InlineData("rent last day of every month", "rent", "2026-11-30", "FREQ=MONTHLY;BYMONTHDAY=-1")]
    [InlineData("choir first Monday of the month 5pm", "choir", "2026-12-07 17:00", "FREQ=MONTHLY;BYDAY=1MO")]
    [InlineData("choir every last Friday", "choir", "2026-11-27", "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("choir every month on the second Tuesday", "choir", "2026-12-08", "FREQ=MONTHLY;BYDAY=2TU")]
    [InlineData("flowers every 12 March", "flowers", "2027-03-12", "FREQ=YEARLY")]
    [InlineData("flowers every year on March 12", "flowers", "2027-03-12", "FREQ=YEARLY")]
    [InlineData("weigh once a week", "weigh", "2026-11-25", "FREQ=WEEKLY")]
    [InlineData("pills daily from Monday 8am", "pills", "2026-11-30 08:00", "FREQ=DAILY")]
    [InlineData("pills weekdays 7am and 7pm", "pills", "2026-11-25 19:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=7,19")]
    [InlineData("pills every day at 8am, 1pm and 8pm", "pills", "2026-11-25 13:00", "FREQ=DAILY;BYHOUR=8,13,20")]
    [InlineData("pills every day at 8am and 8:30pm", "pills and 8:30pm", "2026-11-26 08:00", "FREQ=DAILY")]
    [InlineData("pills daily until 12 March", "pills", "2026-11-25", "FREQ=DAILY;UNTIL=20270312")]
    [InlineData("pills 9pm daily till Friday", "pills", "2026-11-25 21:00", "FREQ=DAILY;UNTIL=20261128T045959Z")]
    [InlineData("pills every day 8am for 2 weeks", "pills", "2026-11-26 08:00", "FREQ=DAILY;UNTIL=20261210T045959Z")]
    [InlineData("pills daily 5 times", "pills", "2026-11-25", "FREQ=DAILY;COUNT=5")]
    [InlineData("pills daily 5x", "pills", "2026-11-25", "FREQ=DAILY;COUNT=5")]
    [InlineData("walk every Tuesday 2pm until 12 March", "walk", "2026-12-01 14:00", "FREQ=WEEKLY;UNTIL=20270313T045959Z;BYDAY=TU")]
    public void Reads_repeats_and_their_end(string text, string title, string when, string rule)
    {
        var reading = Phrase.Read(text);

        Assert.Equal((title, when, rule), (reading.Title, Phrase.When(reading), reading.Rule));
    }

    [Theory]
    [InlineData("pills @ben", "pills", "Ben Okoro")]
    [InlineData("pills @Ben Okoro tomorrow", "pills", "Ben Okoro")]
    [InlineData("pills for Ben to do", "pills", "Ben Okoro")]
    [InlineData("pills, Ben takes it", "pills", "Ben Okoro")]
    [InlineData("pills assigned to carla", "pills", "carla@example.org")]
    [InlineData("pills @me", "pills", "Ana Lopez")]
    [InlineData("pills, I'll take it", "pills", "Ana Lopez")]
    [InlineData("a cake for Ben", "a cake for Ben", null)]
    [InlineData("pills @zoe", "pills @zoe", null)]
    [InlineData("mail x@ben", "mail x@ben", null)]
    public void Reads_who_does_it(string text, string title, string? name)
    {
        var reading = Phrase.Read(text);

        Assert.Equal((title, name), (reading.Title, Phrase.Rosa.People.FirstOrDefault(person => person.Id == reading.AssignedTo)?.Name));
    }

    [Theory]
    [InlineData("pills for Otto at 5pm", "pills", "2026-11-25 12:00")]
    [InlineData("Otto: pills at 5pm", "pills", "2026-11-25 12:00")]
    [InlineData("Otto's pills at 5pm", "Otto's pills", "2026-11-25 12:00")]
    [InlineData("pills for Rosa at 5pm", "pills", "2026-11-25 17:00")]
    [InlineData("pills for nonna at 5pm", "pills", "2026-11-25 17:00")]
    public void Reads_whom_it_is_for_and_takes_their_clock(string text, string title, string when)
    {
        var reading = Phrase.Read(text);

        Assert.Equal((title, when), (reading.Title, Phrase.When(reading)));
        Assert.Equal(text.Contains("Otto") ? Phrase.Otto.Id : Phrase.Rosa.Id, reading.SeniorId);
    }

    [Theory]
    [InlineData("eye drops", CareTaskType.Medication)]
    [InlineData("take pills", CareTaskType.Medication)]
    [InlineData("dentist Friday", CareTaskType.Appointment)]
    [InlineData("physio", CareTaskType.Appointment)]
    [InlineData("pick up the prescription", CareTaskType.Errand)]
    [InlineData("buy bread", CareTaskType.Errand)]
    [InlineData("drive Rosa to the dentist", CareTaskType.Transportation)]
    [InlineData("laundry", CareTaskType.Household)]
    [InlineData("walk", CareTaskType.Activity)]
    [InlineData("call the insurance", CareTaskType.Other)]
    public void Guesses_the_kind_and_keeps_the_words(string text, CareTaskType type) => Assert.Equal(type, Phrase.Read(text).Type);

    [Theory]
    [InlineData("call the doctor!", "call the doctor", CareTaskPriority.High)]
    [InlineData("call the doctor!!", "call the doctor", CareTaskPriority.Urgent)]
    [InlineData("urgent: call the doctor", "call the doctor", CareTaskPriority.Urgent)]
    [InlineData("call the doctor asap", "call the doctor", CareTaskPriority.Urgent)]
    [InlineData("sign the important letters", "sign the important letters", CareTaskPriority.High)]
    [InlineData("visit urgent care", "visit urgent care", CareTaskPriority.Medium)]
    [InlineData("water plants low priority", "water plants", CareTaskPriority.Low)]
    public void Reads_how_much_it_matters(string text, string title, CareTaskPriority priority) =>
        Assert.Equal((title, priority), (Phrase.Read(text).Title, Phrase.Read(text).Priority));

    [Theory]
    [InlineData("collect pills at the pharmacy at 5pm", "collect pills", "pharmacy")]
    [InlineData("check-up at Riverside Clinic tomorrow", "check-up", "Riverside Clinic")]
    [InlineData("look at the garden", "look at the garden", null)]
    [InlineData("dinner at Maria and Joe", "dinner at Maria and Joe", null)]
    public void Reads_a_place_only_where_it_is_plain(string text, string title, string? place) =>
        Assert.Equal((title, place), (Phrase.Read(text).Title, Phrase.Read(text).Location));

    [Theory]
    [InlineData("pick up 6 eggs")]
    [InlineData("buy 2-3 lemons")]
    [InlineData("take 1/2 pill")]
    [InlineData("deliver to 5 Main Street")]
    [InlineData("send a letter to the 5th floor")]
    [InlineData("sun cream")]
    [InlineData("the cat sat on the mat")]
    [InlineData("vitamin B12")]
    [InlineData("books until Christmas")]
    [InlineData("pay $8.50 for milk")]
    [InlineData("open 24/7")]
    [InlineData("tablets 3 times a day")]
    [InlineData("bring 31 June")]
    [InlineData("find the May letters")]
    public void Leaves_alone_what_is_no_time(string text)
    {
        var reading = Phrase.Read(text);

        Assert.Equal(text, reading.Title);
        Assert.Null(reading.Rule);
        Assert.Null(reading.ScheduledAt);
    }

    [Fact]
    public void A_figure_that_may_be_a_time_is_asked_about()
    {
        var reading = Phrase.Read("eye drops tomorrow 8");

        Assert.Equal(("eye drops 8", "2026-11-26"), (reading.Title, Phrase.When(reading)));
        Assert.Equal("“8” alone is not taken for a time. Write “at 8” if it is one.", Assert.Single(reading.Doubts));
    }

    [Fact]
    public void A_name_that_nobody_has_is_said() =>
        Assert.Equal("Nobody called “Zoe” can do this, so the name stays in the title.", Assert.Single(Phrase.Read("pills @Zoe").Doubts));

    [Fact]
    public void What_is_past_says_so() => Assert.Equal("That is already past.", Assert.Single(Phrase.Read("walk today 8am").Doubts));

    [Fact]
    public void A_second_day_stays_in_the_title() => Assert.Equal("move it to Tuesday", Phrase.Read("move it on Monday to Tuesday").Title);

    [Theory]
    [InlineData("America/New_York", "2026-03-07T10:00", "pills tomorrow 2:30am", "2026-03-08 03:30")]
    [InlineData("America/New_York", "2026-10-31T10:00", "pills tomorrow 1:30am", "2026-11-01 01:30")]
    [InlineData("Europe/London", "2026-03-28T10:00", "pills tomorrow 8am", "2026-03-29 08:00")]
    [InlineData("Australia/Sydney", "2026-10-03T10:00", "pills tomorrow", "2026-10-04")]
    [InlineData("Asia/Kolkata", "2026-11-25T23:30", "pills 8am", "2026-11-26 08:00")]
    [InlineData("America/New_York", "2026-12-31T23:00", "pills tomorrow 8am", "2027-01-01 08:00")]
    public void Days_are_the_seniors(string zone, string now, string text, string when) =>
        Assert.Equal(when, Phrase.When(Phrase.Read(text, Phrase.Context(zone, now: now)), zone));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("tomorrow 8am")]
    public void Without_anything_to_do_the_title_is_empty(string text) => Assert.Equal("", Phrase.Read(text).Title.Trim());

    [Fact]
    public void Each_piece_says_where_it_stands()
    {
        const string Text = "eye drops tomorrow at 8am every day until 12 March for Rosa @ben";

        var pieces = Phrase.Read(Text).Pieces.Select(piece => (piece.Part, Text.Substring(piece.Start, piece.Length)));

        Assert.Equal(
            [
                (QuickAddPart.Type, "eye drops"),
                (QuickAddPart.Day, "tomorrow"),
                (QuickAddPart.Time, "at 8am"),
                (QuickAddPart.Repeat, "every day"),
                (QuickAddPart.End, "until 12 March"),
                (QuickAddPart.Senior, "for Rosa"),
                (QuickAddPart.Assignee, "@ben"),
            ],
            pieces
        );
    }
}
