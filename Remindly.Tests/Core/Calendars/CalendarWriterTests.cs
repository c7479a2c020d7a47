using System.Text;
using Remindly.Core.Calendars;
using Xunit;

namespace Remindly.Tests.Core.Calendars;

public sealed class CalendarWriterTests
{
    [Fact]
    public void Writes_components_within_components() =>
        Assert.Equal(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Physio\\, back\\; at 9\\nroom 2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            CalendarWriter.Write(
                new Component("VCALENDAR")
                    .Add(ContentLine.OfText("VERSION", "2.0"))
                    .Add(new Component("VEVENT").Add(ContentLine.OfText("SUMMARY", "Physio, back; at 9\nroom 2")))
            )
        );

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a:b;c,d", "\"a:b;c,d\"")]
    [InlineData("say \"hi\"\n^", "say ^'hi^'^n^^")]
    public void Writes_parameters_so_that_they_can_be_read(string value, string written)
    {
        var line = WriteLine(new ContentLine("X-A", [new PropertyParameter("B", [value])], "c"));
        Assert.Equal($"X-A;B={written}:c", line);
        Assert.Equal(value, ContentLine.Parse(line)!.Parameter("B"));
    }

    [Fact]
    public void A_raw_end_of_line_cannot_begin_a_property_of_its_own() =>
        Assert.Equal("URL:aATTENDEE:b", WriteLine(new ContentLine("URL", [], "a\r\nATTENDEE:b")));

    [Fact]
    public void Folds_between_characters_at_75_octets()
    {
        var random = new Random(75);
        string[] letters = ["a", "ä", "薬", "🏥", "\\", ",", " "];
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(random.GetItems(letters, random.Next(300)));
            var written = CalendarWriter.Write(new Component("X").Add(ContentLine.OfText("SUMMARY", text)));
            var lines = written.Split("\r\n");
            Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(written)));
            Assert.Equal(text, ContentLine.Parse(written.Replace("\r\n ", "").Split("\r\n")[1])!.Text);
        }
    }

    private static string WriteLine(ContentLine line) => CalendarWriter.Write(new Component("X").Add(line)).Split("\r\n")[1];
}
