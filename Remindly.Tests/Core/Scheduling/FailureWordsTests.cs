using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public sealed class FailureWordsTests
{
    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_code_and_words_that_say_what_to_do(FailureKind kind)
    {
        Assert.Matches("^[a-z_]+$", FailureWords.Code(kind));
        foreach (var byItself in (bool[])[true, false])
        {
            var words = FailureWords.Sentence(kind, "Acuity", byItself);
            Assert.EndsWith(".", words, StringComparison.Ordinal);
            Assert.True(words.Count(letter => letter == '.') >= 2, "What happened, then what to do.");
            Assert.DoesNotMatch("(?i)error|invalid|401|403|429|500", words);
        }
    }

    [Theory]
    [InlineData(FailureKind.Unauthorized)]
    [InlineData(FailureKind.Forbidden)]
    public void A_password_is_not_called_a_key(FailureKind kind)
    {
        var words = FailureWords.Sentence(kind, "CalDAV", retriesByItself: false, "password");
        Assert.Contains("password", words, StringComparison.Ordinal);
        Assert.DoesNotContain("key", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_differ() => Assert.Equal(Kinds.Count, Enum.GetValues<FailureKind>().Select(FailureWords.Code).Distinct().Count());
}
