using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
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

    [Fact]
    public async Task One_that_cannot_be_read_is_named_and_the_rest_comes()
    {
        var ids = Enumerable.Range(1, 5).Select(day => Hold(Server.Services, new ContractAppointment(Now.AddDays(day)))).ToList();
        Spoil(rows =>
        {
            rows[0]!["start_time"] = "soon";
            rows[1]!["uri"] = 12;
            rows.Add("no event at all");
        });

        var pages = await FetchAsync(Provider());

        Assert.Equal(ids[2..].Order(), pages.SelectMany(page => page.Appointments).Select(each => each.ExternalId).Order());
        Assert.Equal(
            [(null, "unreadable_id"), (null, "unreadable_id"), (ids[0], "unreadable_time")],
            pages.SelectMany(page => page.Unreadable).Select(each => (each.ExternalId, each.Code)).OrderBy(each => each.ExternalId)
        );
    }

    [Fact]
    public async Task Bears_members_that_are_new_null_or_of_another_kind()
    {
        var id = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        Spoil(rows =>
        {
            var row = rows[0]!;
            row["status"] = "waiting_for_the_moon";
            row["location"] = "Room 4";
            row["end_time"] = null;
            row["name"] = 17;
            row["event_guests"] = "nobody";
            row["invitees_counter"] = new JsonObject { ["limit"] = "1", ["total"] = null };
        });

        var found = Assert.Single(await FetchAllAsync(Provider()));

        Assert.Equal((id, "Appointment", ExternalStatus.Scheduled), (found.ExternalId, found.Title, found.Status));
        Assert.Equal(((int?)null, Now.AddDays(1)), (found.DurationMinutes, found.StartsAt));
    }

    [Theory]
    [InlineData("2026-03-08T06:59:59.000000Z", "2026-03-08T06:59:59Z")]
    [InlineData("2026-03-08T03:00:00-04:00", "2026-03-08T07:00:00Z")]
    [InlineData("2026-03-29T01:30:00+05:30", "2026-03-28T20:00:00Z")]
    [InlineData("2026-04-05T02:30:00+11:00", "2026-04-04T15:30:00Z")]
    public async Task Reads_the_instant_whatever_zone_it_is_written_in(string written, string instant)
    {
        Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        Spoil(rows => rows[0]!["start_time"] = written);

        var found = Assert.Single(await FetchAllAsync(Provider()));

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), found.StartsAt);
        Assert.Equal(TimeSpan.Zero, found.StartsAt.Offset);
    }

    [Fact]
    public async Task Takes_from_a_pages_address_nothing_but_its_token()
    {
        await using var other = await ProviderStub.StartAsync();
        Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        var asked = new List<string>();
        Spoil(
            _ => { },
            (body, path) =>
            {
                asked.Add(path);
                body["pagination"] = new JsonObject
                {
                    ["next_page"] = asked.Count == 1 ? new Uri(other.Address, "scheduled_events?page_token=more").AbsoluteUri : null,
                };
            }
        );

        await FetchAsync(Provider());

        Assert.Empty(other.Requests);
        Assert.Contains("page_token=more", asked[1], StringComparison.Ordinal);
    }

    /// <summary>Changes what a list of events answers.</summary>
    private void Spoil(Action<JsonArray> rows, Action<JsonNode, string>? body = null) =>
        Server.Middle = async (context, answer) =>
        {
            var path = context.Request.Path.Value + context.Request.QueryString.Value;
            if (!context.Request.Path.Value!.EndsWith("/scheduled_events", StringComparison.Ordinal))
            {
                await answer();
                return;
            }

            var real = context.Response.Body;
            using var whole = new MemoryStream();
            context.Response.Body = whole;
            await answer();
            context.Response.Body = real;
            var read = JsonNode.Parse(whole.ToArray())!;
            rows((JsonArray)read["collection"]!);
            body?.Invoke(read, path);
            context.Response.ContentLength = null;
            await context.Response.WriteAsync(read.ToJsonString());
        };

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
