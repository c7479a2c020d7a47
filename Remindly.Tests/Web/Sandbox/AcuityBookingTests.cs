using System.Globalization;
using System.Text.Json;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

public sealed class AcuityBookingTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private const string Open = "2026-06-23T09:00:00-0400";

    private readonly long east = host.Account.Calendars[0].Id;
    private readonly long mountain = host.Account.Calendars[1].Id;
    private readonly long checkUp = host.Account.Types[0].Id;

    [Fact]
    public async Task Books_an_open_time_and_answers_with_the_whole_appointment()
    {
        var (status, body) = await PostAsync("", Booking("2026-06-22T10:00:00-0400"));

        Assert.Equal(200, status);
        Assert.Equal("2026-06-22T10:00:00-0400", body.GetProperty("datetime").GetString());
        Assert.Equal("30", body.GetProperty("duration").GetString());
        Assert.Equal(east, body.GetProperty("calendarID").GetInt64());
        Assert.True(body.TryGetProperty("isVerified", out _) && body.TryGetProperty("scheduledBy", out _));
        Assert.Equal("not_available", Code(await PostAsync("", Booking("2026-06-22T10:00:00-0400", ("calendarID", east)))));
        Assert.Equal("no_available_calendar", Code(await PostAsync("", Booking("2026-06-22T10:00:00-0400"))));
        Assert.Equal(200, (await PostAsync("?admin=true", Booking("2026-06-22T10:00:00-0400", ("calendarID", east)))).Status);
    }

    [Theory]
    [InlineData("firstName", "", "required_first_name")]
    [InlineData("lastName", null, "required_last_name")]
    [InlineData("email", null, "required_email")]
    [InlineData("email", "nobody", "invalid_email")]
    [InlineData("appointmentTypeID", null, "required_appointment_type_id")]
    [InlineData("appointmentTypeID", "5", "invalid_appointment_type")]
    [InlineData("calendarID", "5", "invalid_calendar")]
    [InlineData("datetime", null, "required_datetime")]
    [InlineData("datetime", "soon", "invalid_datetime")]
    [InlineData("datetime", "2026-03-04T15:30:00Z", "not_available_min_hours_in_advance")]
    [InlineData("datetime", "2029-03-05T15:30:00Z", "not_available_max_days_in_advance")]
    [InlineData("timezone", "Mars/Olympus", "invalid_timezone")]
    public async Task Names_what_a_booking_lacks(string member, string? value, string code)
    {
        var answer = await PostAsync("", Booking(Open, (member, value)));

        Assert.Equal((400, code), (answer.Status, Code(answer)));
    }

    [Fact]
    public async Task Wants_an_object_and_for_admins_a_calendar()
    {
        Assert.Equal("bad_request", Code(await PostAsync("", new[] { 1 })));
        Assert.Equal("invalid_calendar", Code(await PostAsync("?admin=true", Booking(Open))));
    }

    [Fact]
    public async Task Changes_contact_and_passes_over_everything_else()
    {
        var id = Add(days: 20);

        var (status, body) = await PutAsync(
            $"{id}",
            new
            {
                firstName = "Rosalia",
                datetime = Open,
                notes = "for admins",
            }
        );

        Assert.Equal((200, "Rosalia", ""), (status, body.GetProperty("firstName").GetString(), body.GetProperty("notes").GetString()));
        Assert.Equal(SandboxHost.Now.AddDays(20), host.Account.Find(id)!.Start);
        Assert.Equal("mind", (await PutAsync($"{id}?admin=true", new { notes = "mind" })).Body.GetProperty("notes").GetString());
    }

    [Fact]
    public async Task Cancels_for_good_and_lets_the_no_show_follow()
    {
        var id = Add(days: 21);

        var (status, body) = await PutAsync($"{id}/cancel", new { });
        var later = (await PutAsync($"{id}/cancel?admin=true", new { noShow = true })).Body;

        Assert.Equal(200, status);
        Assert.True(body.GetProperty("canceled").GetBoolean());
        Assert.False(body.GetProperty("noShow").GetBoolean());
        Assert.False(body.GetProperty("canClientCancel").GetBoolean());
        Assert.True(later.GetProperty("noShow").GetBoolean());
        Assert.True((await host.GetAsync($"appointments/{id}")).GetProperty("canceled").GetBoolean());
    }

    [Fact]
    public async Task Only_an_admin_cancels_or_moves_at_the_last_minute()
    {
        var (soon, past) = (Add(hours: 1), Add(days: -1));

        Assert.Equal("cancel_too_close", Code(await PutAsync($"{soon}/cancel", new { })));
        Assert.Equal("cancel_not_allowed", Code(await PutAsync($"{past}/cancel", new { })));
        Assert.Equal("reschedule_too_close", Code(await PutAsync($"{soon}/reschedule", new { datetime = Open })));
        Assert.Equal("reschedule_not_allowed", Code(await PutAsync($"{past}/reschedule", new { datetime = Open })));
        Assert.Equal(200, (await PutAsync($"{soon}/cancel?admin=true", new { })).Status);
    }

    [Fact]
    public async Task Moves_under_the_same_id()
    {
        var id = Add(days: 22);

        var (status, body) = await PutAsync($"{id}/reschedule", new { datetime = "2026-06-25T11:30:00-04:00" });

        Assert.Equal((200, id), (status, body.GetProperty("id").GetInt64()));
        Assert.Equal("2026-06-25T11:30:00-0400", body.GetProperty("datetime").GetString());
        Assert.Equal("11:30am", body.GetProperty("time").GetString());
        Assert.Equal("June 25, 2026", body.GetProperty("date").GetString());
    }

    [Fact]
    public async Task Does_not_move_what_is_cancelled_taken_or_unreadable()
    {
        var (id, cancelled) = (Add(days: 23), Add(days: 24));
        host.Account.Cancel(cancelled);
        var closed = "2026-06-28T09:00:00-0400";

        Assert.Equal("reschedule_canceled", Code(await PutAsync($"{cancelled}/reschedule", new { datetime = Open })));
        Assert.Equal("required_datetime", Code(await PutAsync($"{id}/reschedule", new { })));
        Assert.Equal("invalid_datetime", Code(await PutAsync($"{id}/reschedule", new { datetime = "later" })));
        Assert.Equal("not_available", Code(await PutAsync($"{id}/reschedule", new { datetime = closed })));
        Assert.Equal(
            "no_available_calendar",
            Code(await PutAsync($"{id}/reschedule", new Dictionary<string, object?> { ["datetime"] = closed, ["calendarID"] = null }))
        );
        Assert.Equal("invalid_calendar", Code(await PutAsync($"{id}/reschedule", new { datetime = Open, calendarID = mountain })));
        Assert.Equal(200, (await PutAsync($"{id}/reschedule?admin=true", new { datetime = closed })).Status);
    }

    [Fact]
    public async Task Offers_times_until_they_are_taken()
    {
        var query = $"availability/times?date=2026-06-24&appointmentTypeID={checkUp}&calendarID={east}";
        var first = (await host.GetAsync(query))[0].GetProperty("time").GetString()!;

        Assert.Equal("2026-06-24T08:00:00-0400", first);
        Assert.True((await CheckAsync(first)).GetProperty("valid").GetBoolean());
        await PostAsync("", Booking(first));

        Assert.NotEqual(first, (await host.GetAsync(query))[0].GetProperty("time").GetString());
        Assert.False((await CheckAsync(first)).GetProperty("valid").GetBoolean());
        var days = await host.GetAsync($"availability/dates?month=2026-06&appointmentTypeID={checkUp}");
        Assert.Contains("2026-06-24", days.EnumerateArray().Select(day => day.GetProperty("date").GetString()));
        Assert.DoesNotContain("2026-06-28", days.EnumerateArray().Select(day => day.GetProperty("date").GetString()));
        Assert.Equal(0, (await host.GetAsync($"availability/dates?month=2031-06&appointmentTypeID={checkUp}")).GetArrayLength());
    }

    private Dictionary<string, object?> Booking(string datetime, params (string Name, object? Value)[] changes)
    {
        var booking = new Dictionary<string, object?>
        {
            ["datetime"] = datetime,
            ["appointmentTypeID"] = checkUp,
            ["firstName"] = "Ada",
            ["lastName"] = "Osei",
            ["email"] = "ada.osei@example.org",
        };
        foreach (var (name, value) in changes)
        {
            booking[name] = long.TryParse(value as string, CultureInfo.InvariantCulture, out var number) ? number : value;
        }

        return booking;
    }

    private long Add(int days = 0, int hours = 0) =>
        host.Account.Add(
            new SandboxAppointment
            {
                Start = SandboxHost.Now.AddDays(days).AddHours(hours),
                TypeId = checkUp,
                FirstName = "Rosa",
            }
        );

    private async Task<JsonElement> CheckAsync(string datetime) =>
        (
            await host.SendAsync(
                HttpMethod.Post,
                "availability/check-times",
                new
                {
                    datetime,
                    appointmentTypeID = checkUp,
                    calendarID = east,
                }
            )
        ).Body;

    private Task<(int Status, JsonElement Body)> PostAsync(string query, object body) =>
        host.SendAsync(HttpMethod.Post, "appointments" + query, body);

    private Task<(int Status, JsonElement Body)> PutAsync(string path, object body) =>
        host.SendAsync(HttpMethod.Put, "appointments/" + path, body);

    private static string? Code((int Status, JsonElement Body) answer) => answer.Body.GetProperty("error").GetString();
}
