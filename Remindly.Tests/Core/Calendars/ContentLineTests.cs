using Remindly.Core.Calendars;
using Xunit;

namespace Remindly.Tests.Core.Calendars;

public sealed class ContentLineTests
{
    [Theory]
    [InlineData("SUMMARY:Visit: at 9; or 10", "SUMMARY", "Visit: at 9; or 10")]
    [InlineData("summary:", "SUMMARY", "")]
    [InlineData("X-A;B=1;C=\"x:y;z,\",d:E", "X-A", "E")]
    [InlineData("DTSTART;TZID=\"Europe/Berlin\":20261125T090000", "DTSTART", "20261125T090000")]
    [InlineData("X-A;B;C=:E", "X-A", "E")]
    public void Takes_a_line_apart(string line, string name, string value) => Assert.Equal((name, value), Parts(line));

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData(":value")]
    [InlineData("NAME")]
    [InlineData("NAME;PARAMETER=1")]
    [InlineData("NAME;=1:2")]
    [InlineData("NAME;A=\"1\"2:3")]
    [InlineData("né:1")]
    public void Is_none_without_a_name_and_a_value(string line) => Assert.Null(ContentLine.Parse(line));

    [Theory]
    [InlineData("A;B=c:d", "c")]
    [InlineData("A;b=\"c;d:e,f\":g", "c;d:e,f")]
    [InlineData("A;B=x^'y^'^nz^^n^q:g", "x\"y\"\nz^n^q")]
    [InlineData("A;B=\"open:g", "\"open")]
    [InlineData("A;C=1:2", null)]
    [InlineData("A;B:2", null)]
    public void Reads_parameters_with_quotes_and_carets(string line, string? value) =>
        Assert.Equal(value, ContentLine.Parse(line)!.Parameter("B"));

    [Theory]
    [InlineData("a\\nb\\Nc", "a\nb\nc")]
    [InlineData("a\\,b\\;c\\\\d", "a,b;c\\d")]
    [InlineData("C:\\\\new", "C:\\new")]
    [InlineData("100\\% \\", "100% \\")]
    public void Resolves_the_escapes_of_text(string written, string meant) => Assert.Equal(meant, TextValue.Unescape(written));

    [Theory]
    [InlineData("a, b; c\\d\r\ne\nf\u0007")]
    [InlineData("tab\there")]
    public void Text_comes_back_as_it_was_but_for_control_characters(string text) =>
        Assert.Equal(text.ReplaceLineEndings("\n").Replace("\u0007", ""), TextValue.Unescape(TextValue.Escape(text)));

    private static (string, string) Parts(string line)
    {
        var parsed = ContentLine.Parse(line);
        Assert.NotNull(parsed);
        return (parsed.Name, parsed.Value);
    }
}
