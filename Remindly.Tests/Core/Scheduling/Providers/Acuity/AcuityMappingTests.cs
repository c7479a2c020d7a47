using System.Globalization;
using System.Text.Json;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Acuity;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed class AcuityMappingTests
{
    [Fact]
    public void Puts_an_appointment_into_our_words()
    {
        var appointment = Read(new AcuityRowBuilder().With("location", " Room 2 ").With("notes", "Bring the\r\nred folder "));

        Assert.Equal("1893344501", appointment.ExternalId);
        Assert.Equal("Check-up", appointment.Title);
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 16, 15, 0, TimeSpan.Zero), appointment.StartsAt);
        Assert.Equal(TimeSpan.Zero, appointment.StartsAt.Offset);
        Assert.Null(appointment.AllDayOn);
        Assert.Equal(50, appointment.DurationMinutes);
        Assert.Equal("Room 2", appointment.Location);
        Assert.Equal("Bring the\nred folder", appointment.Description);
        Assert.Equal("https://secure.acuityscheduling.com/appointments/1893344501", appointment.Url);
        Assert.Equal(ExternalStatus.Scheduled, appointment.Status);
        Assert.Equal(new ExternalClient("Rosa Marino", "rosa@example.com", "5035550147"), appointment.Client);
    }

    // Both changes of the clocks in 2026, the minutes before and after; Kolkata has none.
    [Theory]
    [InlineData("2026-03-08T01:59:00-0500", "2026-03-08T06:59:00Z")]
    [InlineData("2026-03-08T03:00:00-0400", "2026-03-08T07:00:00Z")]
    [InlineData("2026-11-01T01:30:00-0400", "2026-11-01T05:30:00Z")]
    [InlineData("2026-11-01T01:30:00-0500", "2026-11-01T06:30:00Z")]
    [InlineData("2026-03-29T00:59:00+0000", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29T02:00:00+0100", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T01:30:00+0100", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T01:30:00+0000", "2026-10-25T01:30:00Z")]
    [InlineData("2026-04-05T02:30:00+1100", "2026-04-04T15:30:00Z")]
    [InlineData("2026-04-05T02:30:00+1000", "2026-04-04T16:30:00Z")]
    [InlineData("2026-10-04T01:59:00+1000", "2026-10-03T15:59:00Z")]
    [InlineData("2026-10-04T03:00:00+1100", "2026-10-03T16:00:00Z")]
    [InlineData("2026-03-29T09:15:00+0530", "2026-03-29T03:45:00Z")]
    [InlineData("2026-11-01T09:15:00+0530", "2026-11-01T03:45:00Z")]
    // Other spellings of an offset.
    [InlineData("2026-03-10T09:15:00-07:00", "2026-03-10T16:15:00Z")]
    [InlineData("2026-03-10T16:15:00Z", "2026-03-10T16:15:00Z")]
    [InlineData("2026-03-10T16:15:00.250Z", "2026-03-10T16:15:00.25Z")]
    [InlineData("2026-03-10T09:15:00.5-0700", "2026-03-10T16:15:00.5Z")]
    [InlineData(" 2026-03-10T09:15-0700 ", "2026-03-10T16:15:00Z")]
    public void Reads_the_instant_by_its_own_offset(string datetime, string instant)
    {
        var appointment = Read(new AcuityRowBuilder().With("datetime", datetime));

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), appointment.StartsAt);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("1773155700")]
    [InlineData("\"March 10, 2026\"")]
    [InlineData("\"2026-03-10T09:15:00\"")]
    [InlineData("\"2026-13-40T09:15:00-0700\"")]
    [InlineData("\"0000-00-00T00:00:00+0000\"")]
    [InlineData("\"2026-03-10T09:15:00-0700 and more\"")]
    public void A_time_that_says_no_instant_is_told_and_not_guessed(string datetime)
    {
        var row = AcuityMapping.Read(new AcuityRowBuilder().WithRaw("datetime", datetime).Build());

        Assert.Null(row.Appointment);
        Assert.Equal(("1893344501", "unreadable_time"), (row.Unreadable!.ExternalId, row.Unreadable.Code));
    }

    [Theory]
    [InlineData("9990000000", "9990000000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("\"1893344501\"", "1893344501")]
    [InlineData("1893344501.0", "1893344501")]
    public void Reads_an_id_of_any_size(string json, string id) =>
        Assert.Equal(id, Read(new AcuityRowBuilder().WithRaw("id", json)).ExternalId);

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("\"abc\"")]
    [InlineData("{}")]
    [InlineData("99999999999999999999")]
    public void A_row_without_a_usable_id_is_told(string json)
    {
        var row = AcuityMapping.Read(new AcuityRowBuilder().WithRaw("id", json).Build());

        Assert.Equal((null, "unreadable_id"), (row.Unreadable!.ExternalId, row.Unreadable.Code));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"appointment\"")]
    [InlineData("{}")]
    public void What_is_no_appointment_is_told(string json) =>
        Assert.Equal("unreadable_id", AcuityMapping.Read(JsonElement.Parse(json)).Unreadable!.Code);

    [Theory]
    [InlineData("\"50\"", 50)]
    [InlineData("50", 50)]
    [InlineData("\" 45 \"", 45)]
    [InlineData("\"30.0\"", 30)]
    [InlineData("10080", 10080)]
    [InlineData("10081", null)]
    [InlineData("\"-15\"", null)]
    [InlineData("0", null)]
    [InlineData("\"an hour\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("1e300", null)]
    public void Reads_minutes_from_text_and_number(string json, int? minutes) =>
        Assert.Equal(minutes, Read(new AcuityRowBuilder().WithRaw("duration", json)).DurationMinutes);

    [Theory]
    [InlineData("true", null, ExternalStatus.Cancelled)]
    [InlineData("true", "false", ExternalStatus.Cancelled)]
    [InlineData("true", "true", ExternalStatus.NoShow)]
    [InlineData("\"true\"", "\"true\"", ExternalStatus.NoShow)]
    [InlineData("1", "0", ExternalStatus.Cancelled)]
    [InlineData("false", "true", ExternalStatus.Scheduled)]
    [InlineData("null", null, ExternalStatus.Scheduled)]
    public void Knows_a_cancellation_by_the_flag_alone(string canceled, string? noShow, ExternalStatus status)
    {
        var row = new AcuityRowBuilder().WithRaw("canceled", canceled);

        Assert.Equal(status, Read(noShow is null ? row : row.WithRaw("noShow", noShow)).Status);
    }

    [Fact]
    public void Falls_back_where_nothing_is_said()
    {
        var appointment = Read(
            new AcuityRowBuilder()
                .With("type", "  ")
                .With("location", null)
                .With("email", "")
                .With("phone", " ")
                .With("firstName", "")
                .With("lastName", "Lee")
        );
        var bare = Read(
            new AcuityRowBuilder()
                .Without("type")
                .Without("calendar")
                .Without("firstName")
                .Without("lastName")
                .Without("email")
                .Without("phone")
        );

        Assert.Equal("Appointment", appointment.Title);
        Assert.Equal("Dr Lee", appointment.Location);
        Assert.Equal(new ExternalClient("Lee", null, null), appointment.Client);
        Assert.Equal(("Appointment", null, ExternalClient.Nobody), (bare.Title, bare.Location, bare.Client));
        Assert.Null(bare.Description);
    }

    [Fact]
    public void Keeps_text_as_text_less_control_characters()
    {
        var appointment = Read(
            new AcuityRowBuilder()
                .With("type", "<b>Massage & \"Reiki\"™</b>\u0007\u0085\u202E\u200B 按摩\tx")
                .With("notes", "one\r\n\ttwo\u0000\u001b[31m\n\nthree \ud83e\uddd3")
        );

        Assert.Equal("<b>Massage & \"Reiki\"™</b> \u200B 按摩 x", appointment.Title);
        Assert.Equal("one\n\ttwo[31m\n\nthree 🧓", appointment.Description);
    }

    [Fact]
    public void Bounds_every_text_without_cutting_a_character_in_two()
    {
        var appointment = Read(
            new AcuityRowBuilder()
                .With("type", new string('x', 499) + "🧓🧓")
                .With("notes", new string('n', 20_000))
                .With("location", new string('l', 900))
        );

        Assert.Equal(new string('x', 499), appointment.Title);
        Assert.Equal(10_000, appointment.Description!.Length);
        Assert.Equal(500, appointment.Location!.Length);
    }

    [Fact]
    public void Half_a_character_is_no_text()
    {
        var row = JsonElement.Parse(
            """{"id": 1, "datetime": "2026-03-10T09:15:00-0700", "type": "\ud83e", "\udc00": 1, "calendar": "Dr Lee"}"""
        );

        var appointment = AcuityMapping.Read(row).Appointment!;

        Assert.Equal(("Appointment", "Dr Lee"), (appointment.Title, appointment.Location));
        Assert.DoesNotContain("\\ud83e", appointment.Metadata, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(
        """{"id": 28, "owner": 28, "name": "", "displayName": "Riverside", "email": "", "adminEmail": "a@example.com", "timezone": "Indian/Mayotte"}""",
        "Riverside",
        "a@example.com",
        "Indian/Mayotte"
    )]
    [InlineData("""{"id": "28", "firstName": "Ana", "lastName": "Gomez", "timezone": "Mars/Olympus"}""", "Ana Gomez", null, null)]
    public void Reads_the_account(string json, string name, string? email, string? zone) =>
        Assert.Equal(new ProviderAccount("28", name, email, zone), AcuityAccount.Read(JsonElement.Parse(json)));

    [Theory]
    [InlineData("""{"id": 5, "name": " Massage ", "duration": 60, "description": "", "active": true}""", "Massage", 60, true)]
    [InlineData("""{"id": 5, "name": "", "duration": "x", "active": false}""", "Appointment", null, false)]
    [InlineData("""{"id": 5, "name": "Walk"}""", "Walk", null, true)]
    public void Reads_what_can_be_booked(string json, string name, int? minutes, bool active) =>
        Assert.Equal(new AppointmentType("5", name, minutes, null, active), AcuityAccount.Type(JsonElement.Parse(json)));

    private static ExternalAppointment Read(AcuityRowBuilder row) => AcuityMapping.Read(row.Build()).Appointment!;
}
