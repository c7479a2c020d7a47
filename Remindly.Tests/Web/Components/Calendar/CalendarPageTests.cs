using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Persistence;
using Remindly.Tests.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Calendar;
using Remindly.Web.Components.Shared;
using Xunit;

namespace Remindly.Tests.Web.Components.Calendar;

// It is Sunday, 22 November 2026, ten in the morning in New York.
public sealed class CalendarPageTests : PageTest
{
    [Fact]
    public async Task A_month_is_a_table_that_marks_today_by_word_and_leads_to_days()
    {
        await AddAsync("Buy bread", FakeClock.Start.AddHours(2));

        var page = Open("");

        Assert.Equal("November 2026", page.Find("h1").TextContent);
        Assert.Equal("Sun", page.Find("[role=grid] th").TextContent);
        var today = page.Find("[aria-current=date][data-day]");
        Assert.Equal("Sunday, November 22, today: 1 task", today.QuerySelector(".visually-hidden")?.TextContent);
        Assert.Contains("Today", today.TextContent);
        Assert.Equal("/calendar?view=day&date=2026-11-22", today.GetAttribute("href"));
        Assert.Equal(today, Assert.Single(page.FindAll("[data-day][tabindex='0']")));
        Assert.Contains("12:00 pm", page.Find("td .entry").TextContent);
    }

    [Fact]
    public void An_empty_day_leads_to_a_new_task_on_it()
    {
        var page = Open("");

        var free = page.Find("[data-day='2026-11-25']");
        Assert.Equal($"/tasks/new?date=2026-11-25&senior_id={Rosa.Id}", free.GetAttribute("href"));
        Assert.Equal("Wednesday, November 25: free: add a task", free.QuerySelector(".visually-hidden")?.TextContent);
        Assert.Contains("No tasks", page.Find("[role=status].note").TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=week")]
    [InlineData("?view=day")]
    [InlineData("?view=agenda")]
    public async Task What_a_provider_writes_is_text_in_the_calendar(string query)
    {
        const string Hostile = "<img src=x onerror=alert(1)>";
        await AddAsync(Hostile, FakeClock.Start.AddHours(2));

        var page = Open(query);

        Assert.Equal(Hostile, page.Find(".entry .title").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public async Task A_full_day_names_how_many_more_there_are()
    {
        await SaveAsync([.. Enumerable.Range(0, 15).Select(each => Rows.Task(Rosa, Ana, FakeClock.Start.AddMinutes(each)))]);

        var page = Open("");

        Assert.Equal(3, page.FindAll("td .entry").Count);
        var more = page.Find("td a.more");
        Assert.Equal("and 12 more on Sunday, November 22", more.TextContent);
        Assert.Equal("/calendar?view=day&date=2026-11-22", more.GetAttribute("href"));
    }

    [Fact]
    public async Task More_than_can_be_read_is_said()
    {
        await SaveAsync([
            .. Enumerable.Range(0, CalendarQueries.MostTasks + 1).Select(each => Rows.Task(Rosa, Ana, FakeClock.Start.AddSeconds(each))),
        ]);

        var page = Open("");

        page.WaitForAssertion(() => Assert.Contains("Not everything is shown", page.Markup), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_was_cancelled_says_so_and_so_does_what_comes_from_elsewhere()
    {
        var task = await AddAsync("Old visit", FakeClock.Start);
        await Get<TaskService>().ChangeAsync(Ana.Id, task.Id, new TaskChange { Status = CareTaskStatus.Cancelled }, Cancellation);
        await WithSyncedAsync();

        var page = Open("?view=week");

        var cancelled = Entry(page, "Old visit");
        Assert.Contains("cancelled", cancelled.ClassName);
        Assert.Contains("Cancelled", cancelled.TextContent);
        Assert.NotNull(Entry(page, "Physiotherapy").QuerySelector("[aria-label='from acuity'], [aria-label='from Acuity Scheduling']"));
    }

    [Fact]
    public async Task What_a_source_that_is_unwell_gave_may_be_out_of_date()
    {
        await WithSyncedAsync();

        var page = Open("?view=agenda");

        Assert.Contains("May be out of date", Entry(page, "Physiotherapy").TextContent);
        Assert.Contains("Acuity Scheduling", page.Find(".notice").TextContent);
    }

    [Fact]
    public async Task A_week_has_a_column_a_day_and_the_hours_in_order()
    {
        await AddAsync("Late", FakeClock.Start.AddHours(5));
        await AddAsync("Early", FakeClock.Start.AddHours(-1));

        var page = Open("?view=week");

        Assert.Equal("November 22 – 28, 2026", page.Find("h1").TextContent);
        Assert.Equal(7, page.FindAll("section.column").Count);
        Assert.Equal("8 am", page.Find("ol.hours li").TextContent);
        var slots = page.FindAll("li.slot");
        Assert.Contains("Early", slots[0].TextContent);
        Assert.Contains("q-4 h-2 lane-0-1", slots[0].ClassName);
        Assert.Contains("q-28 h-2 lane-0-1", slots[1].ClassName);
    }

    [Fact]
    public void A_day_on_which_the_clocks_go_back_has_its_hour_twice()
    {
        _ = Clock;
        var page = Open("?view=day&date=2026-11-01");

        Assert.Equal("Sunday, November 1, 2026", page.Find("h1").TextContent);
        Assert.Contains("Nothing on this day.", page.Markup);
        Assert.Equal(12, page.FindAll("ol.hours li").Count);
    }

    [Fact]
    public async Task In_the_night_the_clocks_go_back_both_hours_are_named()
    {
        await AddAsync("Night watch", new DateTimeOffset(2026, 11, 1, 4, 0, 0, TimeSpan.Zero));

        var page = Open("?view=day&date=2026-11-01");

        var hours = page.FindAll("ol.hours li").Select(hour => hour.TextContent).ToList();
        Assert.Equal(["12 am", "1 am", "1 am again", "2 am"], hours.Take(4));
    }

    [Fact]
    public void An_agenda_without_anything_says_so()
    {
        var page = Open("?view=agenda");

        Assert.Contains("Nothing is in the calendar for these days.", page.Markup);
    }

    [Fact]
    public async Task Filters_come_from_the_address_and_stay_when_time_moves_on()
    {
        await AddAsync("Buy bread", FakeClock.Start);
        await AddAsync("Buy milk", FakeClock.Start);

        var page = Open("?q=milk&task_type=other");

        Assert.Equal("Buy milk", page.Find("td .entry .title").TextContent);
        Assert.Single(page.FindAll("td .entry"));
        Assert.Equal("/calendar?date=2026-12-22&task_type=other&q=milk", page.Find("[data-step=next]").GetAttribute("href"));
        page.Find("#filter-status").Change("open");
        Assert.EndsWith("/calendar?status=open&task_type=other&q=milk", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_day_is_reached_by_typing_it()
    {
        var page = Open("?view=week");

        page.Find("#jump").Change("0002-05-01");
        page.Find("form.jump").Submit();
        Assert.EndsWith("/calendar?view=week", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        page.Find("#jump").Change("2027-05-01");
        page.Find("form.jump").Submit();
        Assert.EndsWith("/calendar?view=week&date=2027-05-01", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_only_views_adds_and_moves_nothing()
    {
        var vera = new Remindly.Core.Accounts.RemindlyUser { Id = Guid.CreateVersion7(FakeClock.Start), UserName = "vera@example.org" };
        await SaveAsync(vera);
        await SaveAsync(new CircleMember(Rosa.Id, vera.Id, CircleRole.Owner, FakeClock.Start));
        await AddAsync("Buy bread", FakeClock.Start);
        await Get<CircleService>().ChangeRoleAsync(vera.Id, Rosa.Id, Ana.Id, CircleRole.Viewer, Cancellation);

        var page = Open("?view=day");

        Assert.Contains("Buy bread", page.Markup);
        Assert.DoesNotContain("Add a task", page.Markup);
        Assert.Empty(page.FindAll("button.move, [draggable]"));
    }

    [Fact]
    public async Task Somebody_without_a_senior_is_led_to_add_one()
    {
        await Get<SeniorService>().DeleteAsync(Ana.Id, Rosa.Id, Cancellation);

        Assert.Contains("Add the person you care for", Open("", ".empty").Markup);
    }

    [Fact]
    public async Task A_task_is_moved_by_form_and_moved_back()
    {
        var task = await AddAsync("Buy bread", FakeClock.Start);
        var page = Open("?view=day");

        page.Find("button.move").Click();
        Assert.Equal("2026-11-22", page.Find("#field-move-date").GetAttribute("value"));
        Assert.Equal("10:00", page.Find("#field-move-time").GetAttribute("value"));
        page.Find("#field-move-time").Change("14:30");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")));
        Assert.Equal(FakeClock.Start.AddHours(4.5), (await FindAsync(task.Id)).ScheduledAt);
        Assert.Contains("2:30 pm", Entry(page, "Buy bread").TextContent);
        var said = Get<Snackbars>().Current!;
        Assert.Equal("Moved: Buy bread, now today 2:30 pm.", said.Words);
        await page.InvokeAsync(said.Undo!);
        Assert.Equal(FakeClock.Start, (await FindAsync(task.Id)).ScheduledAt);
        Assert.Equal("Moved back.", Get<Snackbars>().Current!.Words);
    }

    [Fact]
    public async Task A_move_that_somebody_overtook_changes_nothing_and_says_so()
    {
        var task = await AddAsync("Buy bread", FakeClock.Start);
        var page = Open("?view=day");
        page.Find("button.move").Click();
        await Get<TaskService>().ChangeAsync(Ana.Id, task.Id, new TaskChange { Title = "Buy rolls" }, Cancellation);

        page.Find("#field-move-time").Change("14:30");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Somebody changed this", page.Find("dialog").TextContent));
        Assert.Equal(FakeClock.Start, (await FindAsync(task.Id)).ScheduledAt);
    }

    [Fact]
    public async Task A_move_to_nowhere_names_what_is_missing()
    {
        await AddAsync("Buy bread", FakeClock.Start);
        var page = Open("?view=day");
        page.Find("button.move").Click();

        page.Find("#field-move-date").Change("");
        page.Find("#field-move-time").Change("");
        page.Find("dialog form").Submit();

        Assert.Equal("Choose the day.", page.Find("#field-move-date-message").TextContent);
        Assert.NotEmpty(page.Find("#field-move-time-message").TextContent);
        page.Find("[data-cancel]").Click();
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public async Task A_task_is_moved_by_dropping_it_on_a_day_or_at_a_time()
    {
        var task = await AddAsync("Buy bread", FakeClock.Start);
        var page = Open("?view=week");

        page.Find("[data-dropped]").Change($"{task.Id} 2026-11-24");
        page.WaitForAssertion(() => Assert.StartsWith("Moved: Buy bread, now Tue, Nov 24 10:00 am", Get<Snackbars>().Current?.Words));
        page.Find("[data-dropped]").Change($"{task.Id} 2026-11-25 3");

        page.WaitForAssertion(() => Assert.StartsWith("Moved: Buy bread, now Wed, Nov 25 8:45 am", Get<Snackbars>().Current?.Words));
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 13, 45, 0, TimeSpan.Zero), (await FindAsync(task.Id)).ScheduledAt);
    }

    [Fact]
    public async Task What_a_provider_manages_says_where_to_move_it()
    {
        var id = await WithSyncedAsync();
        var page = Open("?view=week");

        page.Find("[data-dropped]").Change($"{id} 2026-11-24");

        page.WaitForAssertion(() =>
            Assert.Equal(
                "Acuity Scheduling keeps the time of Physiotherapy. Change it there; Remindly follows.",
                Get<Snackbars>().Current?.Words
            )
        );
        Assert.Empty(page.FindAll("button.move"));
        Assert.Equal("_blank", Entry(page, "Physiotherapy").QuerySelector("a.badge")?.GetAttribute("target"));
        Assert.Equal(FakeClock.Start.AddDays(3), (await FindAsync(id)).ScheduledAt);
    }

    [Fact]
    public async Task Where_two_people_live_by_different_clocks_each_task_says_its_own()
    {
        var kim = Senior.Create(new SeniorDetails("Kim", null, null, null, "Asia/Kolkata"), FakeClock.Start);
        await SaveAsync(kim);
        await SaveAsync(new CircleMember(kim.Id, Ana.Id, CircleRole.Owner, FakeClock.Start));
        await Get<TaskService>()
            .CreateAsync(Ana.Id, kim.Id, new TaskChange { Title = "Yoga", ScheduledAt = FakeClock.Start }, Cancellation);

        var page = Open("?view=day");

        Assert.Contains("Each task is at its own person's time", page.Find(".note").TextContent);
        var yoga = Entry(page, "Yoga").TextContent;
        Assert.Contains("8:30 pm", yoga);
        Assert.Contains("(10:00 am for you)", yoga);
        Assert.Contains("for Kim", yoga);
    }

    private IRenderedComponent<CalendarPage> Open(string query, string ready = ".note")
    {
        Get<NavigationManager>().NavigateTo("/calendar" + query);
        var page = Render<CalendarPage>();
        page.WaitForAssertion(() => page.Find(ready), TimeSpan.FromSeconds(10));
        return page;
    }

    private static IElement Entry(IRenderedComponent<CalendarPage> page, string title) =>
        page.FindAll(".entry").Single(entry => entry.QuerySelector(".title")?.TextContent == title);

    private async Task<Guid> WithSyncedAsync()
    {
        var id = Guid.Empty;
        await using var db = await Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Remindly.Core.Persistence.RemindlyDb>>()
            .CreateDbContextAsync(Cancellation);
        id = await db.AddSyncedTaskAsync(Rosa.Id, Ana.Id);
        return id;
    }

    private async Task<TaskSummary> FindAsync(Guid id) =>
        Assert.IsType<Outcome<TaskDetail>.Done>(await Get<TaskQueries>().GetAsync(Ana.Id, id, Cancellation)).Value.Task;

    private async Task<TaskSummary> AddAsync(string title, DateTimeOffset at) =>
        Assert
            .IsType<Outcome<TaskSummary>.Done>(
                await Get<TaskService>().CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = title, ScheduledAt = at }, Cancellation)
            )
            .Value;
}
