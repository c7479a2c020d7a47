using Bunit;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

/// <summary>The parts of a task's page: comments, giving, where it comes from.</summary>
public sealed class TaskPagePartsTests : PageTest
{
    private readonly RemindlyUser ben = new CaregiverBuilder().Named("Ben").Build();

    [Fact]
    public async Task Something_said_stands_there_as_text_and_can_be_removed()
    {
        var task = await AddAsync();
        var section = Render<CommentsSection>(parameters => parameters.Add(each => each.Task, task));
        section.WaitForAssertion(() => Assert.Contains("Nobody has said anything yet.", section.Markup));
        section.Find("form").Submit();
        section.WaitForAssertion(() => Assert.Equal("Write something first.", section.Find("#field-comment-message").TextContent));

        section.Find("textarea").Change("<b>Rye</b>, please");
        section.Find("form").Submit();
        section.WaitForAssertion(() => Assert.Equal("<b>Rye</b>, please", section.Find(".text").TextContent));
        Assert.Equal("", section.Find("textarea").GetAttribute("value") ?? "");

        section.Find("li button").Click();
        section.Find(".button-danger").Click();
        section.WaitForAssertion(() => Assert.Empty(section.FindAll(".text")));
    }

    [Fact]
    public async Task Who_only_looks_reads_and_finds_no_form()
    {
        var task = await AddAsync();
        await Get<TaskComments>().AddAsync(Ana.Id, task.Id, "Rye", Cancellation);

        var section = Render<CommentsSection>(parameters => parameters.Add(each => each.Task, task with { Role = CircleRole.Viewer }));

        section.WaitForAssertion(() => Assert.Equal("Rye", section.Find(".text").TextContent));
        Assert.Empty(section.FindAll("form"));
    }

    [Fact]
    public async Task A_task_is_given_to_somebody_and_taken_back()
    {
        await SaveAsync(ben);
        await SaveAsync(new CircleMember(Rosa.Id, ben.Id, CircleRole.Helper, FakeClock.Start));
        var task = await AddAsync();
        var page = Render<TaskPage>(parameters => parameters.Add(each => each.Id, task.Id));
        await Eventually.HoldsAsync(() => page.FindAll("#give button").Count == 2, "the circle is offered");

        page.FindAll("#give button").Single(button => button.TextContent == "Ben").Click();
        await Eventually.HoldsAsync(async () => (await ReadAsync(task.Id)).AssignedTo == ben.Id, "Ben has it");
        await page.InvokeAsync(Get<Snackbars>().Current!.Undo!);

        Assert.Null((await ReadAsync(task.Id)).AssignedTo);
    }

    [Fact]
    public void The_providers_record_is_shown_as_text()
    {
        var source = Render<TaskSource>(parameters =>
            parameters.Add(each => each.ProviderName, "Practice Book").Add(each => each.Record, """{"id":7,"notes":"<img src=x> é"}""")
        );

        Assert.Equal("{\n  \"id\": 7,\n  \"notes\": \"<img src=x> é\"\n}", source.Find("pre").TextContent);
        Assert.Contains("disconnected", source.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_is_no_json_is_shown_as_it_is() =>
        Assert.Equal(
            "{oops",
            Render<TaskSource>(parameters => parameters.Add(each => each.ProviderName, "P").Add(each => each.Record, "{oops"))
                .Find("pre")
                .TextContent
        );

    private async Task<TaskSummary> AddAsync() =>
        Assert
            .IsType<Outcome<TaskSummary>.Done>(
                await Get<TaskService>().CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = "Buy bread" }, Cancellation)
            )
            .Value;

    private async Task<TaskSummary> ReadAsync(Guid id) =>
        Assert.IsType<Outcome<TaskDetail>.Done>(await Get<TaskQueries>().GetAsync(Ana.Id, id, Cancellation)).Value.Task;
}
