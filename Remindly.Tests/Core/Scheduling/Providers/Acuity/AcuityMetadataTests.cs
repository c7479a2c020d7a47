using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remindly.Core.Scheduling.Providers.Acuity;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed class AcuityMetadataTests
{
    private const string Secret = "5ec7e7";
    private const string Page = $"https://app.acuityscheduling.com/schedule.php?owner=1&action=appt&id%5B%5D={Secret}";

    [Fact]
    public void Keeps_every_member_known_or_not()
    {
        var row = new AcuityRowBuilder()
            .WithRaw("reminders", """{"sms": true, "at": [1, 2.50, {"deep": "ünïcode"}]}""")
            .With("bookingChannel", "de\"sk\"\u0000")
            .Build();

        var kept = JsonElement.Parse(AcuityMetadata.Of(row).Json);

        Assert.Equal("""{"sms":true,"at":[1,2.50,{"deep":"ünïcode"}]}""", kept.GetProperty("reminders").GetRawText());
        Assert.Equal("de\"sk\"", kept.GetProperty("bookingChannel").GetString());
        Assert.Equal(JsonValueKind.Null, kept.GetProperty("labels").ValueKind);
        Assert.Equal(
            row.EnumerateObject().Select(each => each.Name).Where(name => name != "confirmationPage"),
            kept.EnumerateObject().Select(each => each.Name)
        );
    }

    [Theory]
    [InlineData("confirmationPage", $"\"{Page}\"")]
    [InlineData("ConfirmationPage", $"\"{Page}\"")]
    [InlineData("confirmationPagePaymentLink", $"\"{Page}&paymentLink=true#payment\"")]
    [InlineData("manageLink", $"\"See {Page}.\"")]
    [InlineData("manageLink", $"\"https:\\/\\/example.as.me\\/?action=appt&id[]={Secret}\"")]
    [InlineData("manageLink", $"\"\\u0061ction\\u003dappt&id[]={Secret}\"")]
    [InlineData("manageLink", $"\"https://mail.example/?to=https%3A%2F%2Fx.as.me%2F%3Faction%3Dappt%26id={Secret}\"")]
    [InlineData("formsText", $"\"Name: Rosa\\n{Page}\"")]
    [InlineData("links", $$"""{"self": "https://example.com", "manage": ["{{Page}}"]}""")]
    [InlineData("forms", $$"""[{"values": [{"value": "{{Page}}"}]}]""")]
    public void Never_keeps_a_link_whose_holder_can_change_the_booking(string member, string json)
    {
        var kept = AcuityMetadata.Of(new AcuityRowBuilder().WithRaw(member, json).Build()).Json;

        Assert.DoesNotContain(Secret, kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("action=appt", kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Knows_the_link_again_whatever_it_looks_like()
    {
        const string Link = "https://book.example.com/c/5ec7e7";
        var row = new AcuityRowBuilder().With("confirmationPage", Link).With("text", $"Your page: {Link.ToUpperInvariant()}").Build();

        Assert.DoesNotContain(Secret, AcuityMetadata.Of(row).Json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Notes_lose_the_link_and_keep_the_rest()
    {
        var row = new AcuityRowBuilder().With("notes", $"Please come early.\nManage: {Page}\nThank you.").Build();

        Assert.Equal("Please come early.\nManage: \nThank you.", AcuityMapping.Read(row).Appointment!.Description);
    }

    [Fact]
    public void An_object_beyond_measure_is_kept_short()
    {
        var row = new AcuityRowBuilder()
            .With("forms", new JsonArray([.. Enumerable.Range(0, 3000).Select(at => (JsonNode)$"A long answer, number {at}")]))
            .With("notes", new string('€', 50_000))
            .Build();

        var kept = AcuityMetadata.Of(row).Json;

        Assert.InRange(Encoding.UTF8.GetByteCount(kept), 1, 64 * 1024);
        Assert.Equal(1893344501, JsonElement.Parse(kept).GetProperty("id").GetInt64());
        Assert.Equal("rosa@example.com", JsonElement.Parse(kept).GetProperty("email").GetString());
    }

    [Fact]
    public void Two_readings_of_an_unchanged_appointment_are_the_same_to_it()
    {
        var listed = new AcuityRowBuilder();
        var single = new AcuityRowBuilder()
            .With("isVerified", false)
            .With("scheduledBy", "desk@example.com")
            .With("forms", new JsonArray("answer"))
            .With("formsText", "Name: Rosa")
            .With("noShow", false)
            .Without("type")
            .With("type", "Check-up ");

        Assert.Equal(Fingerprint(listed), Fingerprint(single));
    }

    [Fact]
    public void A_change_of_any_lasting_member_is_seen()
    {
        var before = Fingerprint(new AcuityRowBuilder());
        AcuityRowBuilder[] changes =
        [
            new AcuityRowBuilder().With("datetime", "2026-03-10T09:16:00-0700"),
            new AcuityRowBuilder().With("type", "Massage"),
            new AcuityRowBuilder().With("notes", "Bring the red folder"),
            new AcuityRowBuilder().With("canceled", true),
            new AcuityRowBuilder().With("canceled", true).With("noShow", true),
            new AcuityRowBuilder().With("phone", "5035550148"),
            new AcuityRowBuilder().With("somethingNew", 1),
            new AcuityRowBuilder().Without("labels"),
        ];

        Assert.Equal(changes.Length + 1, changes.Select(Fingerprint).Append(before).Distinct().Count());
    }

    private static string Fingerprint(AcuityRowBuilder row) => AcuityMapping.Read(row.Build()).Appointment!.Fingerprint;
}
