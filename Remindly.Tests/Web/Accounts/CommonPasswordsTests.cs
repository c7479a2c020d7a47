using Remindly.Web.Accounts;
using Xunit;

namespace Remindly.Tests.Web.Accounts;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("passwordpassword")]
    [InlineData("123456789012")]
    [InlineData("210987654321")]
    [InlineData("qwertyuiop[]")]
    [InlineData("qwerty123456")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("abcabcabcabc")]
    [InlineData("abcdefghijkl")]
    [InlineData("iloveyou2026")]
    [InlineData("administrator")]
    [InlineData("letmein12345")]
    [InlineData("            ")]
    [InlineData("!!!!!!!!!!!!")]
    [InlineData("welcome to the jungle")]
    public void Knows_what_is_tried_first(string password) => Assert.True(CommonPasswords.Has(password));

    [Theory]
    [InlineData("three geese walk home slowly")]
    [InlineData("password for the blue heron")]
    [InlineData("vV9-kk2_Lq0!tt")]
    [InlineData("Tr0ub4dor&3 lives")]
    [InlineData("grandma rosa likes plums")]
    public void Leaves_the_rest_alone(string password) => Assert.False(CommonPasswords.Has(password));
}
