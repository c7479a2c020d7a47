using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Calendly;

public sealed partial class CalendlyProviderTests
{
    private static NewAppointment Wanted(string type, string? email = "rosa@example.com") =>
        new(type, Now.AddDays(3), "Rosa", "Marino", email, null, null, "Fasting");

    [Fact]
    public async Task Books_one_of_its_event_types()
    {
        var provider = Provider();
        var types = await provider.ListAppointmentTypesAsync(Connection, TestContext.Current.CancellationToken);

        var outcome = await provider.CreateAsync(Connection, Wanted(types[0].Id), TestContext.Current.CancellationToken);

        var booked = Assert.IsType<BookingOutcome.Booked>(outcome).Appointment;
        Assert.Equal(("Physiotherapy", Now.AddDays(3), "rosa@example.com"), (booked.Title, booked.StartsAt, booked.Client.Email));
        Assert.Equal(4, types.Count);
        Assert.IsType<BookingOutcome.Refused>(
            await provider.CreateAsync(Connection, Wanted(types[0].Id), TestContext.Current.CancellationToken)
        );
        Assert.IsType<BookingOutcome.Refused>(
            await provider.CreateAsync(Connection, Wanted(types[0].Id, email: null), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Looks_for_a_booking_whose_answer_was_lost_before_it_says_that_it_failed()
    {
        Server.Middle = async (context, next) =>
        {
            await next();
            if (context.Request.Method == "POST")
            {
                context.Abort();
            }
        };

        var outcome = await Provider().CreateAsync(Connection, Wanted("PHYSIOTHERAPY1"), TestContext.Current.CancellationToken);

        Assert.Equal(Account.Events.Single().Id, Assert.IsType<BookingOutcome.Booked>(outcome).Appointment.ExternalId);
    }

    [Fact]
    public async Task Cancels_once_and_takes_cancelled_for_done()
    {
        var provider = Provider();
        var id = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));

        for (var time = 0; time < 2; time++)
        {
            var outcome = await provider.CancelAsync(Connection, id, "Not well", TestContext.Current.CancellationToken);
            Assert.True(Assert.IsType<BookingOutcome.Booked>(outcome).Appointment.IsCancelled);
        }

        Assert.Equal("Not well", Account.Find(id)!.CancelReason);
        Assert.IsType<BookingOutcome.Missing>(
            await provider.CancelAsync(Connection, AbsentId, null, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Moves_nothing_for_others()
    {
        var provider = Provider();
        var id = Hold(Server.Services, new ContractAppointment(Now.AddDays(1)));
        var change = new AppointmentChange { StartsAt = Now.AddDays(2) };

        Assert.IsType<BookingOutcome.Refused>(await provider.UpdateAsync(Connection, id, change, TestContext.Current.CancellationToken));
        Assert.IsType<BookingOutcome.Booked>(
            await provider.UpdateAsync(Connection, id, new AppointmentChange(), TestContext.Current.CancellationToken)
        );
    }
}
