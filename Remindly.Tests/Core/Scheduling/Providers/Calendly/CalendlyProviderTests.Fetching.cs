using System.Text.Json.Nodes;
using Remindly.Core.Scheduling;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Calendly;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Calendly;

public sealed partial class CalendlyProviderTests
{
    private static readonly ClientIdentity Rosa = new(Guid.NewGuid(), "Rosa Marino", null, "rosa@example.com", null);

    [Fact]
    public async Task Asks_who_booked_only_what_is_new_or_changed()
    {
        var provider = Provider();
        var ids = Enumerable.Range(1, 30).Select(day => Hold(Server.Services, new ContractAppointment(Now.AddDays(day)))).ToList();
        var first = await FetchAsync(provider);
        var again = Everything with { Memory = first[^1].Memory, Recall = Stored(first) };
        Account.Requests.Clear();

        var second = await FetchAsync(provider, again);

        Assert.Equal(0, Account.Requests.Count("GET /scheduled_events/{id}/invitees"));
        Assert.Equal(1, Account.Requests.Total);
        Assert.Equal(
            first.SelectMany(page => page.Appointments).Select(each => (each.ExternalId, each.Fingerprint, each.Client)),
            second.SelectMany(page => page.Appointments).Select(each => (each.ExternalId, each.Fingerprint, each.Client))
        );

        Change(Server.Services, ids[3], new ContractAppointment(Now.AddDays(4)) { Notes = "Bring the chart" });
        var third = await FetchAllAsync(provider, again);

        Assert.Equal(1, Account.Requests.Count("GET /scheduled_events/{id}/invitees"));
        Assert.Equal("Bring the chart", third.Single(each => each.ExternalId == ids[3]).Description);
    }

    [Fact]
    public async Task Links_what_was_moved_to_where_it_was_moved_and_asks_of_the_old_one_once()
    {
        var provider = Provider();
        var old = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        var moved = Account.Reschedule(old, Now.AddDays(3))!;

        var pages = await FetchAsync(provider);
        var found = pages.SelectMany(page => page.Appointments).ToDictionary(each => each.ExternalId);

        Assert.Equal((true, moved), (found[old].IsCancelled, found[old].ReplacedByExternalId));
        Assert.Equal((false, old), (found[moved].IsCancelled, found[moved].ReplacesExternalId));
        Account.Requests.Clear();
        var later = await FetchAllAsync(provider, Everything with { Memory = pages[^1].Memory, Recall = Stored(pages) });
        Assert.Equal(moved, Assert.Single(later).ExternalId);
        Assert.Equal(0, Account.Requests.Count("GET /scheduled_events/{id}/invitees"));
    }

    [Fact]
    public async Task Sees_that_somebody_did_not_come_although_the_event_says_nothing_of_it()
    {
        var id = Hold(Server.Services, new ContractAppointment(TimeProvider.System.GetUtcNow().AddHours(-2)));
        var provider = Provider();
        var around = new FetchRequest(DateWindow.Around(TimeProvider.System.GetUtcNow(), 2, 2), null, "Etc/UTC");
        var first = await FetchAsync(provider, around);
        Account.MarkNoShow(id);

        var later = await FetchAllAsync(provider, around with { Memory = first[^1].Memory, Recall = Stored(first) });

        Assert.Equal(ExternalStatus.NoShow, Assert.Single(later).Status);
    }

    [Fact]
    public async Task Gives_each_person_of_a_group_a_place_of_their_own()
    {
        var id = Account.Add(
            new CalendlyBooking
            {
                Start = Now.AddDays(1),
                Name = "Balance group",
                Limit = 8,
                Invitees = [Person("Walter Boyd", "walter@example.org"), Person("Rosa Marino", "rosa@example.com")],
            }
        );
        var provider = Provider();

        var everybody = Assert.Single(await FetchAllAsync(provider));
        var rosas = Assert.Single(await FetchAllAsync(provider, Everything with { Clients = [Rosa] }));

        Assert.Equal(id, everybody.ExternalId);
        Assert.Equal("rosa@example.com", rosas.Client.Email);
        Assert.DoesNotContain("walter", rosas.Metadata, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            rosas.Fingerprint,
            (await provider.GetAsync(Connection, rosas.ExternalId, TestContext.Current.CancellationToken))!.Fingerprint
        );
        Account.Change(id, each => each with { Invitees = [each.Invitees[0], each.Invitees[1] with { Canceled = true }] });
        Assert.True(Assert.Single(await FetchAllAsync(provider, Everything with { Clients = [Rosa] })).IsCancelled);
        Assert.False(Assert.Single(await FetchAllAsync(provider)).IsCancelled);
    }

    [Fact]
    public async Task Stops_and_says_so_when_pages_lead_in_a_circle()
    {
        Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        var provider = Provider();
        var pages = new List<AppointmentPage>();
        var whole = await FetchAsync(provider);
        Account.PagesInCircles = true;

        await foreach (
            var page in provider.FetchAsync(
                Connection,
                Everything with
                {
                    Memory = whole[^1].Memory,
                    Recall = Stored(whole),
                },
                TestContext.Current.CancellationToken
            )
        )
        {
            pages.Add(page);
        }

        Assert.Contains(pages, page => page.Gaps.Count == 1);
        Assert.Single(pages.SelectMany(page => page.Appointments));
    }

    [Fact]
    public async Task Waits_as_long_as_its_own_header_says()
    {
        Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        Account.Faults.Add(new SandboxFault(FaultKind.TooManyRequests) { RetryAfterSeconds = 600 });

        Assert.Equal(new ProviderFailure(FailureKind.RateLimited, TimeSpan.FromMinutes(10)), await FailureAsync(Provider(), "fetch"));
    }

    [Theory]
    [InlineData("""{"type":"physical","location":" 12 River Street "}""", "12 River Street")]
    [InlineData("""{"type":"outbound_call","location":null}""", "Phone call")]
    [InlineData("""{"type":"inbound_call","location":"555 0100"}""", "Phone call: 555 0100")]
    [InlineData(
        """{"type":"google_conference","status":"pushed","join_url":"https://meet.google.com/abc"}""",
        "Google Meet: https://meet.google.com/abc"
    )]
    [InlineData("""{"type":"google_conference","status":"processing","join_url":null}""", "Google Meet: the link is in Calendly")]
    [InlineData(
        """{"type":"zoom","join_url":"https://zoom.us/j/1?pwd=hush","data":{"password":"hush","id":7}}""",
        "Zoom: the link is in Calendly"
    )]
    [InlineData("""{"type":"something_new","location":"Room 4"}""", "Room 4")]
    [InlineData("""{"type":"something_new"}""", null)]
    public async Task Says_where_it_is_without_any_password(string location, string? words)
    {
        var id = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        Account.Change(id, each => each with { Location = (JsonObject)JsonNode.Parse(location)! });

        var found = Assert.Single(await FetchAllAsync(Provider()));

        Assert.Equal(words, found.Location);
        Assert.DoesNotContain("hush", found.Metadata, StringComparison.Ordinal);
        Assert.DoesNotContain("For the practice alone", found.Metadata, StringComparison.Ordinal);
    }

    private static CalendlyInvitee Person(string name, string email) => new() { Name = name, Email = email };

    private static Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, string>>> Stored(
        IEnumerable<AppointmentPage> pages
    )
    {
        var stored = pages.SelectMany(page => page.Appointments).ToDictionary(each => each.ExternalId, each => each.Metadata);
        return (ids, _) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(stored.Where(each => ids.Contains(each.Key)).ToDictionary());
    }
}
