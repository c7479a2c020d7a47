using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.CalDav;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

public sealed class CalDavDiscoveryTests : CalDavTest
{
    [Theory]
    [InlineData("/")]
    [InlineData("/somewhere/else/")]
    [InlineData(DavShelf.Principal)]
    [InlineData(DavShelf.Home)]
    public async Task Finds_the_calendars_from_wherever_a_person_begins(string path)
    {
        Hold("a", 1);
        Server.Fault = async context => context.Request.Path == "/.well-known/caldav" && await Faults.Redirect(_ => "/", 301)(context);
        Connection = Connect(path);

        Assert.Equal(["a"], Ids(await FetchAsync()));
        Assert.Equal("rosa at 127.0.0.1", (await Provider.VerifyAsync(Connection, Cancellation)).Name);
    }

    [Fact]
    public async Task Takes_the_calendar_that_was_named_and_no_other()
    {
        Hold("a", 1);
        Hold("b", 1, DavShelf.Home + "work/");
        Connection = Connect(DavShelf.Calendar);

        Assert.Equal(["a"], Ids(await FetchAsync()));
        Assert.Equal("Family", (await Provider.VerifyAsync(Connection, Cancellation)).Name);
    }

    [Fact]
    public async Task Offers_the_calendars_that_hold_appointments()
    {
        Shelf.Add(DavShelf.Home + "to-do/", "To do").Holds = "VTODO";
        Shelf.Add(DavShelf.Home + "work/", "Work & <b>more</b>");

        var offered = await ((IOffersCalendars)Provider).ListCalendarsAsync(Connection, Cancellation);

        Assert.Equal(["Family", "Work & <b>more</b>"], offered.Select(each => each.Name));
        Assert.Equal(
            [DavShelf.Calendar, DavShelf.Home + "work/"],
            offered.Select(each => each.Id),
            (path, id) => CalDavCalendar.IdOf(path) == id
        );
    }

    [Fact]
    public async Task Reads_those_that_were_chosen()
    {
        Hold("a", 1);
        Hold("b", 1, DavShelf.Home + "work/");

        Connection = Connect("/", DavShelf.Home + "work/");

        Assert.Equal(["b"], Ids(await FetchAsync()));
        Assert.Null(await Provider.GetAsync(Connection, "a", Cancellation));
        Assert.NotNull(await Provider.GetAsync(Connection, "b", Cancellation));
    }

    [Fact]
    public async Task A_chosen_calendar_that_is_gone_is_a_gap()
    {
        Hold("a", 1);
        Connection = Connect("/", DavShelf.Calendar, DavShelf.Home + "gone/");

        var pages = await FetchAsync();

        Assert.Contains("no longer in the account", Assert.Single(pages.SelectMany(page => page.Gaps)), StringComparison.Ordinal);
        Assert.Equal(["a"], Ids(pages));
        Assert.All(pages, page => Assert.Null(page.Memory));
    }

    [Theory]
    [InlineData("/", DavShelf.Home + "gone/")]
    [InlineData(DavShelf.Home + "gone/", null)]
    public async Task Where_no_wanted_calendar_is_left_it_is_not_there(string path, string? chosen)
    {
        Connection = chosen is null ? Connect(path) : Connect(path, chosen);
        Server.Fault = async context => path != "/" && context.Request.Path == "/.well-known/caldav" && await Faults.Status(404)(context);

        Assert.Equal(FailureKind.NotFound, await FailureAsync());
    }

    [Theory]
    [InlineData("https://evil.example/calendars/")]
    [InlineData("//evil.example/calendars/")]
    [InlineData("http://127.0.0.1:1/calendars/")]
    [InlineData("file:///etc/passwd")]
    public async Task Follows_no_link_to_somebody_elses_server(string href)
    {
        Server.Fault = async context =>
        {
            context.Response.StatusCode = 207;
            return await Faults.Body(
                "application/xml",
                "<multistatus xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><response><href>/</href><propstat><prop>"
                    + $"<C:calendar-home-set><href>{href}</href></C:calendar-home-set></prop></propstat></response></multistatus>"
            )(context);
        };

        Assert.Equal(FailureKind.NotFound, await FailureAsync());
    }

    [Theory]
    [InlineData("gmail.com", "Calendar feed")]
    [InlineData("rosa@gmail.com", "Calendar feed")]
    [InlineData("outlook.com", "Calendar feed")]
    [InlineData("ftp://example.com", "https://")]
    [InlineData("", "Fill in")]
    [InlineData("icloud.com", null)]
    [InlineData("rosa@me.com", null)]
    [InlineData("https://cloud.example.com/remote.php/dav", null)]
    public void Says_what_to_do_about_an_address_that_cannot_be(string url, string? words)
    {
        var fault = Provider
            .Check(
                new Credentials
                {
                    Url = url,
                    Username = "rosa",
                    Password = "x",
                }
            )
            .SingleOrDefault();

        Assert.True(string.IsNullOrEmpty(words) ? fault is null : fault!.Message.Contains(words, StringComparison.Ordinal), fault?.Message);
    }
}
