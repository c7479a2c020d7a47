using System.Text.Json;
using System.Text.Json.Nodes;
using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers;

public abstract partial class ProviderContract
{
    [Fact]
    public void Says_what_it_is_and_what_it_needs()
    {
        var info = Provider().Info;

        Assert.Matches("^[a-z_]+$", info.Key);
        Assert.NotEmpty(info.Name);
        Assert.NotEmpty(info.Fields);
        Assert.All(info.Fields, field => Assert.Matches("^[a-z_]+$", field.Name));
        Assert.All(info.Fields, field => Assert.True(field.Label.Length > 0 && field.Help.Length > 0));
        Assert.Contains(info.Fields, field => field.Secret);
    }

    [Fact]
    public void Asks_for_what_is_missing_before_any_request()
    {
        var provider = Provider();

        var faults = provider.Check(new Credentials());

        Assert.Empty(provider.Check(Connection.Credentials));
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.Contains(fault.Field, provider.Info.Fields.Select(field => field.Name)));
        Assert.All(faults, fault => Assert.EndsWith(".", fault.Message, StringComparison.Ordinal));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Knows_whose_credentials_they_are()
    {
        var provider = Provider();

        var account = await provider.VerifyAsync(Connection, TestContext.Current.CancellationToken);

        Assert.NotEmpty(account.Id);
        Assert.Equal(account, await provider.VerifyAsync(Connection, TestContext.Current.CancellationToken));
        Assert.Equal(2, Connection.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(350)]
    public async Task Brings_every_appointment_of_a_busy_day_once(int count)
    {
        var ids = Enumerable.Range(0, count).Select(at => Hold(Server.Services, new ContractAppointment(Now.AddMinutes(at)))).ToList();

        var pages = await FetchAsync(Provider());

        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            pages.SelectMany(page => page.Appointments).Select(each => each.ExternalId).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(pages, page => Assert.Empty(page.Gaps));
        Assert.All(pages, page => Assert.InRange(page.Appointments.Count + page.Unreadable.Count, 0, 250));
        Assert.Equal(Server.Requests.Count, Connection.Requests);
    }

    [Fact]
    public async Task Brings_the_first_and_the_last_instant_of_the_window()
    {
        string[] ids =
        [
            Hold(Server.Services, new ContractAppointment(Window.From)),
            Hold(Server.Services, new ContractAppointment(Window.To)),
        ];
        Hold(Server.Services, new ContractAppointment(Window.From.AddDays(-40)));
        Hold(Server.Services, new ContractAppointment(Window.To.AddDays(40)));

        var found = await FetchAllAsync(Provider());

        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            found.Where(each => Window.Contains(each.StartsAt)).Select(each => each.ExternalId).Order(StringComparer.Ordinal)
        );
        Assert.Equal([Window.From, Window.To], found.Where(each => Window.Contains(each.StartsAt)).Select(each => each.StartsAt).Order());
    }

    [Fact]
    public async Task Brings_cancelled_ones_too()
    {
        var open = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        var cancelled = Hold(Server.Services, new ContractAppointment(Now.AddDays(2)) { Cancelled = true });

        var found = (await FetchAllAsync(Provider())).ToDictionary(each => each.ExternalId);

        Assert.Equal(ExternalStatus.Scheduled, found[open].Status);
        Assert.Equal(ExternalStatus.Cancelled, found[cancelled].Status);
    }

    [Fact]
    public async Task Puts_an_appointment_into_our_words_and_text_stays_text()
    {
        Hold(Server.Services, new ContractAppointment(Now.AddDays(1)) { Title = " <b>Physio</b> & \"rest\" ", Notes = "One\r\ntwo\u0007" });

        var found = Assert.Single(await FetchAllAsync(Provider()));

        Assert.Equal("<b>Physio</b> & \"rest\"", found.Title);
        Assert.Equal("One\ntwo", found.Description);
        Assert.Equal((Now.AddDays(1), TimeSpan.Zero), (found.StartsAt, found.StartsAt.Offset));
        Assert.True(found.Url is null || new Uri(found.Url).Scheme is "https" or "http");
        Assert.Equal(new ExternalClient("Rosa Marino", "rosa@example.com", found.Client.Phone), found.Client);
    }

    [Fact]
    public async Task Hostile_text_is_made_harmless()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\u202e\u2066[x](javascript:alert(1))";
        Hold(
            Server.Services,
            new ContractAppointment(Now.AddDays(1)) { Title = Hostile + new string('t', 10_000), Notes = Hostile + new string('n', 20_000) }
        );

        var found = Assert.Single(await FetchAllAsync(Provider()));

        Assert.StartsWith("<img src=x onerror=alert(1)>[x](javascript:alert(1))tt", found.Title, StringComparison.Ordinal);
        Assert.StartsWith("<img src=x onerror=alert(1)>[x](javascript:alert(1))nn", found.Description, StringComparison.Ordinal);
        Assert.Equal((500, 10_000), (found.Title.Length, found.Description!.Length));
    }

    [Fact]
    public async Task Keeps_the_providers_own_object_less_its_secrets()
    {
        var provider = Provider();
        var id = Hold(
            Server.Services,
            new ContractAppointment(Now.AddDays(1))
            {
                Unknown = new Dictionary<string, JsonNode?> { ["newSinceToday"] = new JsonArray(1, "two") },
            }
        );

        var listed = Assert.Single(await FetchAllAsync(provider));

        Assert.Equal("[1,\"two\"]", JsonElement.Parse(listed.Metadata).GetProperty("newSinceToday").GetRawText());
        Assert.Equal(listed.Client, provider.ReadClient(listed.Metadata));
        foreach (var link in new[] { "confirmationPage", "cancel_url", "reschedule_url", "action=appt" })
        {
            Assert.DoesNotContain(link, listed.Metadata, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(id, listed.ExternalId);
        Assert.Equal(ExternalClient.Nobody, provider.ReadClient("no metadata at all"));
        Assert.Equal(ExternalClient.Nobody, provider.ReadClient("[]"));
    }

    [Fact]
    public async Task Looks_one_up_by_its_id()
    {
        var provider = Provider();
        if (!provider.Info.LooksUpById)
        {
            return;
        }

        var id = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)) { Cancelled = true });
        var far = Hold(Server.Services, new ContractAppointment(Now.AddDays(800)));

        Assert.True((await provider.GetAsync(Connection, id, TestContext.Current.CancellationToken))!.IsCancelled);
        Assert.Equal(Now.AddDays(800), (await provider.GetAsync(Connection, far, TestContext.Current.CancellationToken))!.StartsAt);
        Assert.Null(await provider.GetAsync(Connection, AbsentId, TestContext.Current.CancellationToken));
        Assert.Null(await provider.GetAsync(Connection, "../me", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Knows_an_unchanged_appointment_again_and_sees_a_change()
    {
        var provider = Provider();
        var appointment = new ContractAppointment(Now.AddDays(1)) { Notes = "Bring the red folder" };
        var id = Hold(Server.Services, appointment);
        var first = Assert.Single(await FetchAllAsync(provider)).Fingerprint;

        Assert.Equal(first, Assert.Single(await FetchAllAsync(provider)).Fingerprint);
        if (provider.Info.LooksUpById)
        {
            Assert.Equal(first, (await provider.GetAsync(Connection, id, TestContext.Current.CancellationToken))!.Fingerprint);
        }

        ContractAppointment[] changes =
        [
            appointment with
            {
                StartsAt = Now.AddDays(2),
            },
            appointment with
            {
                Title = "Massage",
            },
            appointment with
            {
                Notes = "",
            },
            appointment with
            {
                Cancelled = true,
            },
        ];
        List<string> seen = [first];
        foreach (var change in changes)
        {
            Change(Server.Services, id, change);
            var now = Assert.Single(await FetchAllAsync(provider));
            Assert.Equal(id, now.ExternalId);
            Assert.DoesNotContain(now.Fingerprint, seen);
            seen.Add(now.Fingerprint);
        }
    }

    [Fact]
    public async Task Asks_for_one_person_alone_where_the_provider_can()
    {
        var provider = Provider();
        var mine = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        for (var other = 0; other < 20; other++)
        {
            Hold(
                Server.Services,
                new ContractAppointment(Now.AddDays(1))
                {
                    FirstName = "Otto",
                    LastName = "Kranz",
                    Email = $"otto{other}@example.com",
                }
            );
        }

        var rosa = new ClientIdentity(Guid.NewGuid(), "Rosa Marino", null, "ROSA@example.com", null);
        var found = await FetchAllAsync(provider, Everything with { Clients = [rosa] });

        Assert.Contains(found, each => each.ExternalId == mine);
        Assert.True(!provider.Info.FiltersByClient || found.Count == 1);
        Assert.Equal(!provider.Info.FiltersByClient, (await FetchAllAsync(provider, Everything with { Clients = [] })).Count > 0);
    }
}
