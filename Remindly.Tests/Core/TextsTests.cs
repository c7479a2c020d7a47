using Remindly.Core;
using Xunit;

namespace Remindly.Tests.Core;

public sealed class TextsTests
{
    [Theory]
    [InlineData("\u202egnp.exe", "gnp.exe")]
    [InlineData("a\u202a\u202b\u202c\u202db", "ab")]
    [InlineData("\u2066a\u2067b\u2068c\u2069", "abc")]
    [InlineData("\u202e\u2069", null)]
    [InlineData("\u05e8\u05d5\u05e4\u05d0\u200f", "\u05e8\u05d5\u05e4\u05d0\u200f")]
    public void Nothing_turns_round_what_follows(string typed, string? kept)
    {
        Assert.Equal(kept, Texts.Line(typed));
        Assert.Equal(kept, Texts.Lines(typed));
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab c", 3, "ab")]
    [InlineData("ab🧓", 3, "ab")]
    [InlineData(null, 3, null)]
    public void Nothing_is_cut_through_the_middle_of_a_character(string? text, int most, string? cut) =>
        Assert.Equal(cut, Texts.Cut(text, most));
}
