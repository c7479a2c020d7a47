using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed partial class AcuityProviderTests
{
    // The seeded account is around the true now, which the sandbox was started at.
    private readonly FetchRequest aroundToday = Everything with { Window = DateWindow.Around(TimeProvider.System.GetUtcNow(), 60, 60) };

    [Fact]
    public async Task Brings_a_whole_practice_as_it_is()
    {
        Account.Seed();

        var found = (await FetchAllAsync(Provider(("MaxResponseBytes", "33554432")), aroundToday)).ToDictionary(each => Id(each));

        var held = Account.Appointments.Where(each => aroundToday.Window.Contains(each.Start)).ToList();
        Assert.Equal(held.Select(each => each.Id).Order(), found.Keys.Order());
        Assert.InRange(held.GroupBy(each => each.Start.Date).Max(day => day.Count()), 101, 1000);
        Assert.All(held, each => Assert.Equal((each.Start, each.Canceled), (found[each.Id].StartsAt, found[each.Id].IsCancelled)));
        Assert.All(held, each => Assert.Equal(each.NoShow, found[each.Id].Status == ExternalStatus.NoShow));
        Assert.Contains(held, each => each.NoShow);
        Assert.InRange(Connection.Requests, 1, 3);
    }

    [Fact]
    public async Task Every_appointment_of_a_practice_is_the_same_in_a_list_and_alone()
    {
        Account.Seed();
        var provider = Provider(("MaxResponseBytes", "33554432"));

        foreach (var listed in (await FetchAllAsync(provider, aroundToday)).Take(150))
        {
            var alone = await provider.GetAsync(Connection, listed.ExternalId, TestContext.Current.CancellationToken);
            Assert.Equal(listed.Fingerprint, alone!.Fingerprint);
        }
    }

    [Fact]
    public async Task A_server_that_holds_rows_back_is_not_called_complete()
    {
        for (var at = 0; at < 350; at++)
        {
            Account.Add(new SandboxAppointment { Start = Now.AddMinutes(at) });
        }

        Account.Faults.Add(new SandboxFault(FaultKind.HardCap) { Rows = 100 });

        var pages = await FetchAsync(Provider());

        Assert.Contains("4 March 2026", Assert.Single(pages.SelectMany(page => page.Gaps)), StringComparison.Ordinal);
        Assert.InRange(pages.SelectMany(page => page.Appointments).Count(), 200, 349);
    }

    [Theory]
    [InlineData(FaultKind.MalformedRow, "unreadable_time", true)]
    [InlineData(FaultKind.RowWithoutId, "unreadable_id", false)]
    public async Task A_row_it_cannot_read_is_told_and_the_others_come(FaultKind fault, string code, bool hasId)
    {
        long[] ids = [.. Enumerable.Range(0, 12).Select(at => Account.Add(new SandboxAppointment { Start = Now.AddHours(at) }))];
        Account.Faults.Add(new SandboxFault(fault) { AppointmentId = ids[5] });

        var pages = await FetchAsync(Provider());

        var unreadable = Assert.Single(pages.SelectMany(page => page.Unreadable));
        Assert.Equal((hasId ? ids[5].ToString(CultureInfo.InvariantCulture) : null, code), (unreadable.ExternalId, unreadable.Code));
        Assert.Equal(ids.Where(id => id != ids[5]), pages.SelectMany(page => page.Appointments).Select(Id).Order());
    }

    [Fact]
    public async Task Gives_the_first_page_while_the_answer_is_still_coming()
    {
        for (var at = 0; at < 400; at++)
        {
            Account.Add(new SandboxAppointment { Start = Now.AddMinutes(at) });
        }

        var taken = new TaskCompletionSource();
        Server.Middle = async (context, answer) =>
        {
            var body = context.Response.Body;
            using var whole = new MemoryStream();
            context.Response.Body = whole;
            await answer();
            context.Response.Body = body;
            context.Response.ContentLength = null;
            var most = (int)(whole.Length * 0.9);
            await body.WriteAsync(whole.GetBuffer().AsMemory(0, most));
            await body.FlushAsync();
            await taken.Task.WaitAsync(context.RequestAborted);
            await body.WriteAsync(whole.GetBuffer().AsMemory(most, (int)whole.Length - most));
        };

        var count = 0;
        await foreach (var page in Provider().FetchAsync(Connection, Everything, TestContext.Current.CancellationToken))
        {
            count += page.Appointments.Count;
            taken.TrySetResult();
        }

        Assert.Equal(400, count);
    }

    [Fact]
    public async Task Never_asks_for_anybody_but_the_person()
    {
        var byEmail = Account.Add(
            new SandboxAppointment
            {
                Start = Now,
                FirstName = "R.",
                LastName = "M.",
                Email = "Rosa@Example.com",
            }
        );
        var byPhone = Account.Add(
            new SandboxAppointment
            {
                Start = Now,
                FirstName = "Mrs",
                LastName = "Marino",
                Phone = "(503) 555-0147",
            }
        );
        var byName = Account.Add(
            new SandboxAppointment
            {
                Start = Now,
                FirstName = "Rosa Maria",
                LastName = "Marino",
            }
        );
        var byNickname = Account.Add(
            new SandboxAppointment
            {
                Start = Now,
                FirstName = "Rosie",
                LastName = "Marino",
                Canceled = true,
            }
        );
        var byAll = Account.Add(
            new SandboxAppointment
            {
                Start = Now,
                FirstName = "Rosa Maria",
                LastName = "Marino",
                Email = "rosa@example.com",
                Phone = "5035550147",
            }
        );
        for (var other = 0; other < 200; other++)
        {
            Account.Add(
                new SandboxAppointment
                {
                    Start = Now,
                    FirstName = "Otto",
                    LastName = $"Kranz {other}",
                    Email = "otto@example.com",
                    Phone = "5035550100",
                }
            );
        }

        var rosa = new ClientIdentity(Guid.NewGuid(), "Rosa Maria Marino", "Rosie", "rosa@example.com", "+1 503 555 0147");
        var pages = await FetchAsync(Provider(), Everything with { Clients = [rosa] });

        long[] hers = [byEmail, byPhone, byName, byNickname, byAll];
        Assert.Equal(hers.Order(), pages.SelectMany(page => page.Appointments).Select(Id).Order());
        Assert.All(Server.Requests, request => Assert.Matches("&(email|phone|firstName)=[^&]+", request.PathAndQuery));
        Assert.Equal(6, Server.Requests.Count);
    }

    [Fact]
    public async Task Another_accounts_appointment_is_none_of_its_business()
    {
        var other = Server.Services.GetRequiredService<AcuitySandbox>().AddAccount("31337002", "another-key");
        var id = other.Add(new SandboxAppointment { Start = Now });

        var exception = await Assert.ThrowsAsync<ProviderException>(() =>
            Provider().GetAsync(Connection, id.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken)
        );

        Assert.Equal(FailureKind.Forbidden, exception.Failure.Kind);
    }

    [Fact]
    public async Task An_answer_about_another_appointment_is_no_answer()
    {
        var id = Account.Add(new SandboxAppointment { Start = Now });
        Server.Fault = Faults.Body("application/json", """{"id": 1, "datetime": "2026-03-10T09:15:00-0700"}""");

        var exception = await Assert.ThrowsAsync<ProviderException>(() =>
            Provider().GetAsync(Connection, id.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken)
        );

        Assert.Equal(FailureKind.InvalidResponse, exception.Failure.Kind);
    }

    [Theory]
    [InlineData("", "key", "provider_user_id")]
    [InlineData("12a45", "key", "provider_user_id")]
    [InlineData("１２３", "key", "provider_user_id")]
    [InlineData("1234567890123456789", "key", "provider_user_id")]
    [InlineData("12345", " ", "api_key")]
    [InlineData("12345", "two\nlines", "api_key")]
    [InlineData("12345", "schlüssel", "api_key")]
    [InlineData(" 12345 ", "key\n", null)]
    public void Sees_credentials_that_cannot_be_right(string userId, string key, string? field) =>
        Assert.Equal(
            field is null ? [] : [field],
            Provider().Check(new Credentials { ProviderUserId = userId, ApiKey = key }).Select(fault => fault.Field)
        );

    [Fact]
    public async Task Lists_what_can_be_booked()
    {
        var types = await Provider().ListAppointmentTypesAsync(Connection, TestContext.Current.CancellationToken);

        Assert.Equal(
            Account
                .Types.Where(each => each.Active)
                .Select(each =>
                    (each.Id.ToString(CultureInfo.InvariantCulture), each.Name.Trim(), (int?)each.DurationMinutes, each.Active)
                ),
            types.Select(each => (each.Id, each.Name, each.DurationMinutes, each.Active))
        );
    }

    private static long Id(ExternalAppointment appointment) => Number(appointment.ExternalId);
}
