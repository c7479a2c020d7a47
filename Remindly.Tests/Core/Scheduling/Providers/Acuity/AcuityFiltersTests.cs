using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Acuity;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed class AcuityFiltersTests
{
    [Fact]
    public void Asks_by_email_by_phone_and_by_name() =>
        Assert.Equal(
            [
                "&email=rosa%2Bcare%40example.com",
                "&phone=5035550147",
                "&firstName=Rosa&lastName=Marino",
                "&firstName=Rosie&lastName=Marino",
            ],
            Of("Rosa Marino", "Rosie", " rosa+care@example.com ", "(503) 555-0147")
        );

    [Theory]
    [InlineData("+44 20 7946 0958", "&phone=%2B442079460958")]
    [InlineData("020 7946 0958", "&phone=02079460958")]
    [InlineData("+1 503 555 0147", "&phone=%2B15035550147|&phone=5035550147")]
    [InlineData("none", "")]
    public void Writes_a_phone_in_digits_and_keeps_its_plus(string phone, string filters) =>
        Assert.Equal(filters, string.Join('|', Of("", null, null, phone)));

    [Theory]
    [InlineData("Rosa", "&firstName=Rosa")]
    [InlineData(" Rosa  Maria Marino ", "&firstName=Rosa&lastName=Maria%20Marino|&firstName=Rosa%20Maria&lastName=Marino")]
    [InlineData(
        "Ana Lucia de Souza",
        "&firstName=Ana&lastName=Lucia%20de%20Souza|&firstName=Ana%20Lucia&lastName=de%20Souza|&firstName=Ana%20Lucia%20de&lastName=Souza"
    )]
    [InlineData("A B C D E F", "&firstName=A&lastName=B%20C%20D%20E%20F|&firstName=A%20B%20C%20D%20E&lastName=F")]
    [InlineData("José O'Neil&max=1", "&firstName=Jos%C3%A9&lastName=O%27Neil%26max%3D1")]
    public void Tries_every_place_a_name_may_be_parted(string name, string filters) =>
        Assert.Equal(filters, string.Join('|', Of(name, null, null, null)));

    [Fact]
    public void A_nickname_stands_alone_only_where_there_is_no_surname()
    {
        Assert.Equal(["&firstName=Rosa", "&firstName=Nonna"], Of("Rosa", "Nonna", null, null));
        Assert.Equal(
            ["&firstName=Rosa&lastName=Marino", "&firstName=Nonna%20Rosa&lastName=Marino", "&firstName=Nonna&lastName=Rosa"],
            Of("Rosa Marino", "Nonna Rosa", null, null)
        );
    }

    [Fact]
    public void Nobody_is_asked_for_twice_and_never_everybody()
    {
        var filters = AcuityFilters.Of([
            new(Guid.NewGuid(), "Rosa Marino", "Rosa", null, ""),
            new(Guid.NewGuid(), "Rosa Marino", " ", " ", null),
        ]);

        Assert.Equal(["&firstName=Rosa&lastName=Marino"], filters);
        Assert.Empty(AcuityFilters.Of([new(Guid.NewGuid(), " ", null, null, null)]));
    }

    private static IReadOnlyList<string> Of(string name, string? nickname, string? email, string? phone) =>
        AcuityFilters.Of([new ClientIdentity(Guid.NewGuid(), name, nickname, email, phone)]);
}
