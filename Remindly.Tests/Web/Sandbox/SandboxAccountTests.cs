using System.Diagnostics;
using System.Text.Json.Nodes;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Hooks;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

public sealed class SandboxAccountTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public void Fills_itself_the_same_way_each_time()
    {
        var first = host.Account.Appointments.Select(each => (each.Id, each.Start, each.FullName, each.Canceled)).ToList();

        host.Account.Seed();

        Assert.Equal(first, host.Account.Appointments.Select(each => (each.Id, each.Start, each.FullName, each.Canceled)));
    }

    [Fact]
    public void Is_believable_on_whatever_day_it_is_first_used()
    {
        using var post = new HookPost();
        for (var day = 0; day < 366; day += 5)
        {
            var account = new AcuitySandbox(new FakeClock(SandboxHost.Now.AddDays(day)), post).Account;

            Assert.InRange(account.Appointments.Count, 450, 600);
            Assert.InRange(account.Appointments.GroupBy(each => each.Start.Date).Max(each => each.Count()), 130, 145);
            Assert.Equal(22, account.Find(each => each.Email == "rosa.marino@example.com").Count);
            Assert.All(
                account.Appointments,
                each => Assert.True(each.CreatedAt < account.Appointments[^1].Start && each.Id > 2_000_000_000)
            );
            Assert.DoesNotContain(account.Appointments, each => each.NoShow && each.Start > SandboxHost.Now.AddDays(day));
        }
    }

    [Fact]
    public void Holds_Rosa_in_every_condition()
    {
        var rosa = host.Account.Find(each => each is { FirstName: "Rosa", LastName: "Marino" } && !each.Email.Contains("weaver"));

        var own = rosa.Where(each => each.Phone != "(720) 555-0162").ToList();
        Assert.Equal(26, own.Count);
        Assert.Equal(5, own.Count(each => each.Canceled));
        Assert.Equal(2, own.Count(each => each.NoShow));
        Assert.Equal(3, own.Count(each => each.Email.Length == 0 && each.Phone.Length > 0));
        Assert.Single(own, each => each.Email.Length == 0 && each.Phone.Length == 0);
    }

    [Fact]
    public async Task Every_change_is_seen_by_the_next_request_and_told()
    {
        var told = new List<string>();
        void Hear(object? sender, SandboxChangeEventArgs change) => told.Add(change.Action);
        host.Account.AppointmentChanged += Hear;
        var id = host.Account.Add(new SandboxAppointment { Start = SandboxHost.Now.AddYears(1), LastName = "Changing" });

        host.Account.Move(id, SandboxHost.Now.AddYears(2));
        host.Account.Change(
            id,
            each =>
                each with
                {
                    Notes = "new",
                    Members = new Dictionary<string, JsonNode?> { ["duration"] = "soon" },
                }
        );
        var changed = Assert.Single(await host.ListAsync("lastName=changing"));
        host.Account.Cancel(id, noShow: true);
        Assert.Empty(await host.ListAsync("lastName=changing"));
        host.Account.Uncancel(id);
        Assert.Single(await host.ListAsync("lastName=changing"));
        Assert.True(host.Account.Delete(id));
        host.Account.AppointmentChanged -= Hear;

        Assert.Equal(
            ("2028-03-04T10:00:00-0500", "soon"),
            (changed.GetProperty("datetime").GetString(), changed.GetProperty("duration").GetString())
        );
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, $"appointments/{id}")).Status);
        Assert.False(host.Account.Move(id, SandboxHost.Now));
        Assert.Equal(["scheduled", "rescheduled", "changed", "canceled", "changed"], told);
    }

    [Fact]
    public async Task Serves_a_day_out_of_a_hundred_thousand_at_once()
    {
        await using var big = new SandboxHost();
        await big.InitializeAsync();
        big.Account.Clear();
        for (var i = 0; i < 100_000; i++)
        {
            big.Account.Add(new SandboxAppointment { Start = SandboxHost.Now.AddMinutes(i), LastName = "Many" });
        }

        await big.ListAsync("max=1");
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(100, (await big.ListAsync("minDate=2026-03-20&maxDate=2026-03-20")).Count);
        }

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }
}
