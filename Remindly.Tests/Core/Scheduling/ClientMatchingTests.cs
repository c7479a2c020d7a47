using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public sealed class ClientMatchingTests
{
    private static readonly ClientIdentity Rosa = new(Guid.NewGuid(), "Rosa María Peña", "Rosie", "rosa@example.com", "+1 (503) 555-0147");

    [Theory]
    [InlineData("rosa@example.com", true)]
    [InlineData("  ROSA@Example.COM ", true)]
    [InlineData("ros.a@example.com", false)]
    [InlineData("rosa@example.co", false)]
    public void By_e_mail_when_there_is_one_whatever_else_fits(string email, bool hers) =>
        Assert.Equal(hers, ClientMatching.Matches(new ExternalClient("Rosa María Peña", email, "5035550147"), Rosa));

    [Theory]
    [InlineData("(503) 555-0147", true)]
    [InlineData("1-503-555-0147", true)]
    [InlineData("001 503 555 0147", true)]
    [InlineData("+1.503.555.0147", true)]
    [InlineData("503 555 0148", false)]
    [InlineData("555 0147", false)]
    [InlineData("99991 503 555 0147", false)]
    [InlineData("000000007", false)]
    public void By_phone_when_there_is_no_e_mail(string phone, bool hers) =>
        Assert.Equal(hers, ClientMatching.Matches(new ExternalClient("Rosa María Peña", null, phone), Rosa));

    [Theory]
    [InlineData("+44 20 7946 0958", "020 7946 0958", true)]
    [InlineData("0049 30 1234567", "030 1234567", true)]
    [InlineData("112", "112", true)]
    [InlineData("112", "0112", false)]
    [InlineData("000000001", "+1 503 555 0141", false)]
    public void A_countrys_code_may_stand_before_it_or_a_zero_in_its_place(string there, string here, bool same)
    {
        var person = Rosa with { Phone = here };
        Assert.Equal(same, ClientMatching.Matches(new ExternalClient(null, null, there), person));
        Assert.Equal(same, ClientMatching.Matches(new ExternalClient(null, " ", here), person with { Phone = there }));
    }

    [Theory]
    [InlineData("Rosa María Peña", true)]
    [InlineData("rosa maria pena", true)]
    [InlineData("ROSA-MARÍA  PEÑA.", true)]
    [InlineData("Rosie", true)]
    [InlineData("Rosie Peña", true)]
    [InlineData("Rosa Peña", false)]
    [InlineData("Rosa", false)]
    [InlineData("", false)]
    [InlineData("...", false)]
    [InlineData(null, false)]
    public void By_full_name_or_nickname_when_there_is_nothing_else(string? name, bool hers) =>
        Assert.Equal(hers, ClientMatching.Matches(new ExternalClient(name, "", "n/a"), Rosa));

    [Theory]
    [InlineData("रीना", "रानी", false)]
    [InlineData("रीना", "रीना", true)]
    [InlineData("かな", "がな", false)]
    [InlineData("Ива\u0301н", "Иван", true)]
    [InlineData("𠮷田", "𠮷田", true)]
    [InlineData("𠮷田", "田", false)]
    [InlineData("김민수", "김민수", true)]
    public void Names_of_every_script_are_told_apart(string there, string here, bool same) =>
        Assert.Equal(same, ClientMatching.Matches(new ExternalClient(there, null, null), Rosa with { Name = here, Nickname = null }));

    [Fact]
    public void A_person_of_whom_nothing_is_known_but_a_name_is_found_by_it_alone()
    {
        var person = new ClientIdentity(Guid.NewGuid(), "Otto", null, null, null);
        Assert.True(ClientMatching.Matches(new ExternalClient("otto", null, null), person));
        Assert.False(ClientMatching.Matches(new ExternalClient("Otto", "otto@example.com", null), person));
        Assert.False(ClientMatching.Matches(new ExternalClient("Otto", null, "123"), person));
    }

    [Fact]
    public void It_is_the_only_one_it_can_be_or_nobody()
    {
        var sister = new ClientIdentity(Guid.NewGuid(), "Carmen Peña", null, "carmen@example.com", Rosa.Phone);
        ClientIdentity[] both = [Rosa, sister];
        Assert.Equal(Rosa, ClientMatching.Only(new ExternalClient(null, "rosa@example.com", null), both));
        Assert.Null(ClientMatching.Only(new ExternalClient(null, null, Rosa.Phone), both));
        Assert.Null(ClientMatching.Only(new ExternalClient("Eve", null, null), both));
        Assert.Null(ClientMatching.Only(ExternalClient.Nobody, both));
    }
}
