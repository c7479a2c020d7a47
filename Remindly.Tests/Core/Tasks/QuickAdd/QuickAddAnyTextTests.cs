using System.Globalization;
using Remindly.Core.Tasks.QuickAdd;
using Xunit;

namespace Remindly.Tests.Core.Tasks.QuickAdd;

/// <summary>Whatever is typed: nothing breaks and nothing is lost.</summary>
public sealed class QuickAddAnyTextTests
{
    private const int Rounds = 4_000;

    private static readonly string[] Bits =
    [
        .. "eye drops|tomorrow|today|8am|at|8|every|day|Monday|mondays|and|until|12|March|12/3|31/2|2026-13-40|@|@ben|ben|takes it|for|Rosa|Rosa's|:|!|!!".Split(
            '|'
        ),
        .. "urgent|next|week|in|99999999999|2|weeks|times|5x|first|last|of|the|month|-|–|to|from|between|half past|quarter|noon|night|30|min|hours|1.5".Split(
            '|'
        ),
        .. "other|2nd|weekdays|31st|February|29|2027|9999|0|24:00|25:61|13pm|00|a|.|m|(|)|,|é|ß|日曜日|👵|\ud83d|\u0301|\u202e|\u0000|\n|\t|'|’|“x”|İ".Split(
            '|'
        ),
    ];

    [Theory]
    [InlineData(1, "en-US", "America/New_York")]
    [InlineData(2, "en-GB", "Europe/London")]
    [InlineData(3, "de-DE", "Australia/Sydney")]
    [InlineData(4, "ar-SA", "Asia/Kolkata")]
    public void Nothing_breaks_and_nothing_is_lost(int seed, string culture, string zone)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = Text(random);
            var now = new DateTime(2026, 1, 1).AddMinutes(random.Next(60 * 24 * 365 * 3)).ToString("s", CultureInfo.InvariantCulture);

            var reading = Phrase.Read(text, Phrase.Context(zone, culture, now));

            AssertApart(reading);
            AssertWhole(reading);
        }
    }

    [Fact]
    public void A_text_beyond_all_bounds_is_a_title()
    {
        var text = string.Concat(Enumerable.Repeat("tomorrow 8am ", 10_000));

        Assert.Equal(text.Trim(), Phrase.Read(text).Title);
    }

    private static void AssertApart(QuickAddReading reading)
    {
        var end = 0;
        foreach (var piece in reading.Pieces)
        {
            Assert.True(piece.Start >= end && piece.Length > 0, reading.Text);
            end = piece.Start + piece.Length;
        }

        Assert.True(end <= reading.Text.Length, reading.Text);
    }

    private static void AssertWhole(QuickAddReading reading)
    {
        var left = reading.Text;
        foreach (var piece in reading.Pieces.Where(piece => !piece.StaysInTitle).Reverse())
        {
            left = left.Remove(piece.Start, piece.Length);
        }

        Assert.Equal(Letters(left), Letters(reading.Title));
    }

    // All but blanks and the signs that only part.
    private static string Letters(string text) =>
        string.Concat(text.Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign) && !",;:.-–·()".Contains(sign)));

    private static string Text(Random random)
    {
        var bits = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Bits[random.Next(Bits.Length)]);
        return string.Join(random.Next(5) == 0 ? "" : " ", bits);
    }
}
