using AngleSharp.Dom;
using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class CalendarChoiceTests : BunitContext
{
    private static readonly OfferedCalendar[] Offered = [new("1", "Family"), new("2", "Work"), new("3", "<b>Sports</b>")];

    private IReadOnlyList<string>? said;
    private int times;

    [Fact]
    public void Each_calendar_is_a_native_box_with_its_name_as_label_in_a_group_that_says_what_is_asked()
    {
        var choice = Show(chosen: null);

        Assert.Equal("Which calendars?", choice.Find("fieldset > legend").TextContent);
        Assert.Equal(["Family", "Work", "<b>Sports</b>"], choice.FindAll("label").Select(label => label.TextContent.Trim()));
        Assert.All(choice.FindAll("label"), label => Assert.Equal("checkbox", label.QuerySelector("input")!.GetAttribute("type")));
        Assert.Empty(choice.FindAll("label b"));
    }

    [Fact]
    public void None_named_means_that_all_are_read()
    {
        Assert.All(Show(chosen: null).FindAll("input"), box => Assert.True(box.IsChecked()));
        Assert.Equal([false, true, false], Show(["2"]).FindAll("input").Select(box => box.IsChecked()));
    }

    [Fact]
    public void Taking_one_away_names_the_others()
    {
        Show(chosen: null).FindAll("input")[1].Change(false);

        Assert.Equal(["1", "3"], said);
    }

    [Fact]
    public void Choosing_the_last_one_left_out_means_all_again_and_later_ones_as_well()
    {
        Show(["1", "3"]).FindAll("input")[1].Change(true);

        Assert.Equal((1, null), (times, said));
    }

    [Fact]
    public void Choosing_none_is_said_at_once_and_names_none()
    {
        Show(["1"]).FindAll("input")[0].Change(false);
        Assert.Empty(said!);

        Assert.Equal("Choose at least one calendar.", Show([]).Find("[role=alert]").TextContent);
        Assert.Empty(Show(["1"]).FindAll("[role=alert]"));
    }

    [Fact]
    public void One_that_is_no_longer_there_is_not_named_again()
    {
        Show(["1", "gone"]).FindAll("input")[1].Change(true);

        Assert.Equal(["1", "2"], said);
    }

    [Fact]
    public void While_something_is_under_way_nothing_can_be_changed() =>
        Assert.All(
            Render<CalendarChoice>(each => each.Add(it => it.Calendars, Offered).Add(it => it.Disabled, true)).FindAll("input"),
            box => Assert.True(box.IsDisabled())
        );

    [Fact]
    public void Whoever_is_at_a_box_is_at_it_still_once_it_can_be_used_again()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var choice = Show(chosen: null);
        choice.FindAll("input")[1].Change(false);

        choice.Render(each => each.Add(it => it.Disabled, true));
        Assert.Empty(JSInterop.Invocations);
        choice.Render(each => each.Add(it => it.Disabled, false));

        JSInterop.VerifyFocusAsyncInvoke();
        choice.Render(each => each.Add(it => it.Disabled, true));
        choice.Render(each => each.Add(it => it.Disabled, false));
        JSInterop.VerifyFocusAsyncInvoke(calledTimes: 1);
    }

    private IRenderedComponent<CalendarChoice> Show(IReadOnlyList<string>? chosen) =>
        Render<CalendarChoice>(each =>
            each.Add(it => it.Calendars, Offered)
                .Add(it => it.Chosen, chosen)
                .Add(
                    it => it.ChosenChanged,
                    now =>
                    {
                        said = now;
                        times++;
                    }
                )
        );
}
