using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Help;
using Xunit;

namespace Remindly.Tests.Web.Components.Help;

public sealed class HelpDocumentsTests
{
    [Theory]
    [InlineData("acuity", "Acuity Scheduling")]
    [InlineData("calendar_feed", "Calendar feed")]
    [InlineData("caldav", "CalDAV calendar")]
    public void What_is_written_about_a_provider_comes_with_the_product(string key, string title)
    {
        var document = HelpDocuments.Find(key)!;

        Assert.Equal(title, document.Title);
        Assert.Contains("<table>", document.Html, StringComparison.Ordinal);
        Assert.Contains("When something is wrong", document.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<th></th>", document.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing-like-this")]
    [InlineData("../acuity")]
    public void There_is_none_of_anything_else(string key) => Assert.Null(HelpDocuments.Find(key));

    [Fact]
    public async Task The_page_is_open_to_everybody()
    {
        await using var app = new RemindlyApp();
        using var visitor = app.CreateVisitor();

        var page = await visitor.GetStringAsync(new Uri("/help/calendar_feed", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("Secret address in iCal format", page, StringComparison.Ordinal);
        Assert.Contains("address_refused", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendar_feed")]
    [InlineData("caldav")]
    public void Every_failure_a_feed_can_have_is_in_its_troubleshooting(string key)
    {
        var text = HelpDocuments.Find(key)!.Html;

        Assert.All(Enum.GetValues<FailureKind>(), kind => Assert.Contains(FailureWords.Code(kind), text, StringComparison.Ordinal));
    }
}
