using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Acuity;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed partial class AcuityProviderTests
{
    [Fact]
    public async Task Books_at_an_open_time_with_its_notes()
    {
        var slot = (await OpenSlotsAsync())[0];

        var outcome = await Provider().CreateAsync(Connection, Wanted(slot), TestContext.Current.CancellationToken);

        var booked = Assert.IsType<BookingOutcome.Booked>(outcome).Appointment;
        Assert.Equal((slot, "Needs a ramp"), (booked.StartsAt, booked.Description));
        Assert.Equal(new ExternalClient("Rosa Marino", "rosa@example.com", "5035550147"), booked.Client);
        var held = Account.Find(Id(booked))!;
        Assert.Equal((slot, "Needs a ramp"), (held.Start, held.Notes));
        Assert.Equal(2, Connection.Requests);
    }

    [Fact]
    public async Task Books_nobody_twice_at_one_time()
    {
        var slot = (await OpenSlotsAsync())[0];
        var provider = Provider();
        await provider.CreateAsync(Connection, Wanted(slot) with { CalendarId = Calendar }, TestContext.Current.CancellationToken);

        var outcome = await provider.CreateAsync(
            Connection,
            Wanted(slot) with
            {
                CalendarId = Calendar,
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new BookingOutcome.Refused("not_available"), outcome);
        Assert.Single(Account.Find(each => each.Start == slot));
    }

    [Theory]
    [InlineData(500, FailureKind.Unavailable)]
    [InlineData(429, FailureKind.RateLimited)]
    public async Task Never_sends_a_booking_again(int status, FailureKind kind)
    {
        Server.Fault = Faults.Status(status);

        var exception = await Assert.ThrowsAsync<ProviderException>(() =>
            Provider().CreateAsync(Connection, Wanted(Now), TestContext.Current.CancellationToken)
        );

        Assert.Equal(kind, exception.Failure.Kind);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_booking_stands_though_its_notes_were_not_taken()
    {
        var slot = (await OpenSlotsAsync())[0];
        Server.Fault = async context => context.Request.Method == "PUT" && await Faults.Status(500)(context);

        var outcome = await Provider().CreateAsync(Connection, Wanted(slot), TestContext.Current.CancellationToken);

        Assert.Null(Assert.IsType<BookingOutcome.Booked>(outcome).Appointment.Description);
        Assert.Single(Account.Find(each => each.Start == slot));
    }

    [Fact]
    public async Task Moves_it_and_changes_its_details_and_it_stays_the_same_one()
    {
        var slots = await OpenSlotsAsync();
        var provider = Provider();
        var id = await BookAsync(slots[0]);

        var moved = await provider.UpdateAsync(
            Connection,
            id,
            new AppointmentChange
            {
                StartsAt = slots[^1],
                Phone = "5035550199",
                Notes = "Side door",
            },
            TestContext.Current.CancellationToken
        );
        var nothing = await provider.UpdateAsync(Connection, id, new AppointmentChange(), TestContext.Current.CancellationToken);

        var now = Assert.IsType<BookingOutcome.Booked>(moved).Appointment;
        Assert.Equal((id, slots[^1], "Side door", "5035550199"), (now.ExternalId, now.StartsAt, now.Description, now.Client.Phone));
        Assert.Equal(now.Fingerprint, Assert.IsType<BookingOutcome.Booked>(nothing).Appointment.Fingerprint);
    }

    [Fact]
    public async Task A_move_that_is_refused_changes_nothing()
    {
        var slots = await OpenSlotsAsync();
        var id = await BookAsync(slots[0]);
        Account.Cancel(Number(id));

        var change = new AppointmentChange { StartsAt = slots[^1], Notes = "Side door" };
        var outcome = await Provider().UpdateAsync(Connection, id, change, TestContext.Current.CancellationToken);

        Assert.Equal(new BookingOutcome.Refused("reschedule_canceled"), outcome);
        Assert.Equal((slots[0], ""), (Account.Find(Number(id))!.Start, Account.Find(Number(id))!.Notes));
    }

    [Fact]
    public async Task A_move_whose_answer_was_lost_is_known_to_be_done()
    {
        var slots = await OpenSlotsAsync();
        var id = await BookAsync(slots[0]);
        Account.Move(Number(id), slots[^1]);
        Server.Fault = async context =>
            context.Request.Path.Value!.EndsWith("/reschedule", StringComparison.Ordinal) && await Faults.Status(400)(context);

        var outcome = await Provider()
            .UpdateAsync(Connection, id, new AppointmentChange { StartsAt = slots[^1] }, TestContext.Current.CancellationToken);

        Assert.Equal(slots[^1], Assert.IsType<BookingOutcome.Booked>(outcome).Appointment.StartsAt);
    }

    [Fact]
    public async Task Cancels_it_once_or_twice()
    {
        var provider = Provider();
        var id = await BookAsync((await OpenSlotsAsync())[0]);

        for (var time = 0; time < 2; time++)
        {
            var outcome = await provider.CancelAsync(Connection, id, "She is in hospital", TestContext.Current.CancellationToken);
            Assert.True(Assert.IsType<BookingOutcome.Booked>(outcome).Appointment.IsCancelled);
        }

        Assert.True(Account.Find(Number(id))!.Canceled);
    }

    [Fact]
    public async Task One_that_is_cancelled_already_counts_as_done_even_where_the_provider_refuses()
    {
        var past = Account.Add(new SandboxAppointment { Start = Now, Canceled = true }).ToString(CultureInfo.InvariantCulture);
        var held = Account.Add(new SandboxAppointment { Start = Now }).ToString(CultureInfo.InvariantCulture);

        var done = await Provider().CancelAsync(Connection, past, null, TestContext.Current.CancellationToken);
        var refused = await Provider().CancelAsync(Connection, held, null, TestContext.Current.CancellationToken);

        Assert.IsType<BookingOutcome.Booked>(done);
        Assert.Equal(new BookingOutcome.Refused("cancel_not_allowed"), refused);
    }

    [Fact]
    public async Task What_is_not_there_is_missing()
    {
        var provider = Provider();
        foreach (var id in new[] { AbsentId, "not-a-number", "../me", "" })
        {
            var change = new AppointmentChange { StartsAt = Now, Notes = "x" };
            Assert.IsType<BookingOutcome.Missing>(
                await provider.UpdateAsync(Connection, id, change, TestContext.Current.CancellationToken)
            );
            Assert.IsType<BookingOutcome.Missing>(await provider.CancelAsync(Connection, id, null, TestContext.Current.CancellationToken));
            Assert.Null(await provider.GetAsync(Connection, id, TestContext.Current.CancellationToken));
        }

        Assert.Equal(3, Connection.Requests);
    }

    [Fact]
    public async Task A_refusals_code_is_safe_text()
    {
        var id = await BookAsync((await OpenSlotsAsync())[0]);
        Server.Fault = async context =>
        {
            if (context.Request.Method != "PUT")
            {
                return false;
            }

            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { error = "Not <b>Available</b> \n" + new string('x', 500) });
            return true;
        };

        var refused = Assert.IsType<BookingOutcome.Refused>(
            await Provider().CancelAsync(Connection, id, null, TestContext.Current.CancellationToken)
        );

        Assert.Matches("^[a-z0-9_]{1,64}$", refused.Code);
    }

    private string Calendar => Account.Types[0].CalendarIds[0].ToString(CultureInfo.InvariantCulture);

    private NewAppointment Wanted(DateTimeOffset slot) =>
        new(
            Account.Types[0].Id.ToString(CultureInfo.InvariantCulture),
            slot,
            "Rosa",
            "Marino",
            "rosa@example.com",
            "(503) 555-0147",
            null,
            "Needs a ramp"
        );

    private async Task<string> BookAsync(DateTimeOffset slot) =>
        Assert
            .IsType<BookingOutcome.Booked>(
                await Provider()
                    .CreateAsync(
                        Connection,
                        Wanted(slot) with
                        {
                            CalendarId = Calendar,
                            Notes = null,
                        },
                        TestContext.Current.CancellationToken
                    )
            )
            .Appointment.ExternalId;

    private async Task<List<DateTimeOffset>> OpenSlotsAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Server.Address, SandboxServices.Prefix + "/api/v1/") };
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserId}:{ApiKey}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);
        var query = $"appointmentTypeID={Account.Types[0].Id}&calendarID={Calendar}";
        List<DateTimeOffset> slots = [];
        for (var day = TimeProvider.System.GetUtcNow().AddDays(3); slots.Count < 3; day = day.AddDays(1))
        {
            var times = await client.GetFromJsonAsync<JsonElement>(
                string.Create(CultureInfo.InvariantCulture, $"availability/times?date={day:yyyy-MM-dd}&{query}")
            );
            slots.AddRange(times.EnumerateArray().Select(each => AcuityMapping.Time(each.Text("time"))!.Value));
        }

        Server.Requests.Clear();
        return slots;
    }
}
