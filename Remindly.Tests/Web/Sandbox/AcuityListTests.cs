using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

public sealed partial class AcuityListTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Gives_at_most_100_rows_newest_first_and_hides_cancelled_ones()
    {
        var rows = await host.ListAsync("");

        Assert.Equal(100, rows.Count);
        Assert.All(rows, row => Assert.False(row.GetProperty("canceled").GetBoolean()));
        Assert.Equal(rows.Select(Start).OrderDescending(), rows.Select(Start));
    }

    [Fact]
    public async Task Shows_all_or_only_the_cancelled_on_request()
    {
        var all = await host.ListAsync("showall=true&max=5000");
        var cancelled = await host.ListAsync("canceled=true&max=5000");

        Assert.Equal(host.Account.Appointments.Count, all.Count);
        Assert.InRange(all.Count, 450, 600);
        Assert.NotEmpty(cancelled);
        Assert.Equal(all.Count(row => row.GetProperty("canceled").GetBoolean()), cancelled.Count);
        Assert.Contains(cancelled, row => row.GetProperty("noShow").GetBoolean());
        Assert.All(all, row => Assert.Equal(row.GetProperty("canceled").GetBoolean(), row.TryGetProperty("noShow", out _)));
    }

    [Fact]
    public async Task A_window_holds_its_first_and_its_last_day_in_the_accounts_zone()
    {
        // 23:30 and 00:30 in New York: both are the next day in UTC.
        var late = host.Account.Add(new SandboxAppointment { Start = At("2030-05-01T23:30:00-04:00"), LastName = "Window" });
        var early = host.Account.Add(new SandboxAppointment { Start = At("2030-05-02T00:30:00-04:00"), LastName = "Window" });

        Assert.Equal([late], Ids(await host.ListAsync("minDate=2030-05-01&maxDate=2030-05-01")));
        Assert.Equal([early], Ids(await host.ListAsync("minDate=2030-05-02&maxDate=2030-05-02")));
        Assert.Equal([late, early], Ids(await host.ListAsync("minDate=2030-05-01&maxDate=2030-05-02&direction=ASC")));
        Assert.Equal([early, late], Ids(await host.ListAsync("minDate=2030-05-01&maxDate=2030-05-02&direction=DESC")));
        Assert.Empty(await host.ListAsync("minDate=2030-05-03"));
    }

    [Fact]
    public async Task One_day_holds_more_than_a_page()
    {
        var day = host.Account.Appointments.GroupBy(each => each.Start.Date).MaxBy(each => each.Count())!;
        var date = day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(100, (await host.ListAsync($"minDate={date}&maxDate={date}&showall=true")).Count);
        Assert.InRange((await host.ListAsync($"minDate={date}&maxDate={date}&showall=true&max=1000")).Count, 130, 140);
    }

    [Theory]
    [InlineData("email=ROSA.MARINO@example.com", 22)]
    [InlineData("phone=503-555-0147", 25)]
    [InlineData("firstName=rosa&lastName=marino", 29)]
    [InlineData("lastName=Mar", 0)]
    public async Task Finds_a_client_exactly_but_for_case_and_punctuation(string filter, int expected)
    {
        Assert.Equal(expected, (await host.ListAsync(filter + "&showall=true")).Count);
    }

    [Fact]
    public async Task Narrows_to_a_calendar_and_a_type()
    {
        var (calendar, type) = (host.Account.Calendars[1].Id, host.Account.Types[1].Id);

        var rows = await host.ListAsync($"calendarID={calendar}&appointmentTypeID={type}");

        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            row =>
                Assert.Equal((calendar, type), (row.GetProperty("calendarID").GetInt64(), row.GetProperty("appointmentTypeID").GetInt64()))
        );
    }

    [Fact]
    public async Task Writes_rows_in_the_shape_of_the_contract()
    {
        var rows = await host.ListAsync("showall=true&max=5000");
        var mountain = rows.First(row => row.GetProperty("calendarTimezone").GetString() == "America/Denver");

        Assert.All(rows, row => Assert.Matches(ColonLess(), row.GetProperty("datetime").GetString()));
        Assert.Matches("-0[67]00$", mountain.GetProperty("datetime").GetString());
        Assert.Matches("-0[56]00$", mountain.GetProperty("datetimeCreated").GetString());
        Assert.Equal(JsonValueKind.String, mountain.GetProperty("duration").ValueKind);
        Assert.Matches(@"^\d+\.\d\d$", mountain.GetProperty("price").GetString());
        Assert.Contains(mountain.GetProperty("paid").GetString(), new[] { "yes", "no" });
        Assert.Contains(rows, row => row.GetProperty("type").GetString()!.EndsWith(' '));
        Assert.Contains(rows, row => row.GetProperty("notes").GetString()!.Contains("\r\n"));
        Assert.Contains(rows, row => row.GetProperty("id").GetInt64() > int.MaxValue);
        Assert.Contains(rows, row => row.GetProperty("labels").ValueKind == JsonValueKind.Null);
        Assert.DoesNotContain(rows, row => row.TryGetProperty("isVerified", out _) || row.TryGetProperty("scheduledBy", out _));
    }

    [Fact]
    public async Task Leaves_the_forms_out_on_request()
    {
        Assert.All(await host.ListAsync("max=20"), row => Assert.True(row.TryGetProperty("forms", out _)));
        Assert.All(await host.ListAsync("max=20&excludeForms=true"), row => Assert.False(row.TryGetProperty("forms", out _)));
    }

    [Theory]
    [InlineData("minDate=tomorrow")]
    [InlineData("max=none")]
    [InlineData("max=0")]
    [InlineData("showall=yes")]
    public async Task Says_so_when_a_parameter_is_none_of_its_kind(string query)
    {
        var (status, body) = await host.SendAsync(HttpMethod.Get, "appointments?" + query);

        Assert.Equal((400, "bad_request"), (status, body.GetProperty("error").GetString()));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Start(JsonElement row) =>
        DateTimeOffset.ParseExact(row.GetProperty("datetime").GetString()!, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static IEnumerable<long> Ids(IEnumerable<JsonElement> rows) => rows.Select(row => row.GetProperty("id").GetInt64());

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$")]
    private static partial Regex ColonLess();
}
