using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Acuity;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed class AcuityOptionsTests
{
    [Fact]
    public void Asks_the_true_service_within_its_limits_unless_told_otherwise()
    {
        var options = Options();

        Assert.Equal("https://acuityscheduling.com/api/v1", options.BaseUrl);
        Assert.InRange(options.RequestsPerSecond + options.Burst, 1, 10);
        Assert.InRange(options.Concurrency, 1, 10);
    }

    [Theory]
    [InlineData("BaseUrl", "acuity")]
    [InlineData("BaseUrl", "")]
    [InlineData("PageSize", "0")]
    [InlineData("RequestsPerSecond", "0")]
    [InlineData("RequestsPerSecond", "9")]
    [InlineData("Retries", "-1")]
    [InlineData("AttemptTimeout", "00:00:00")]
    [InlineData("TotalTimeout", "1.00:00:00")]
    [InlineData("MaxResponseBytes", "10")]
    [InlineData("BreakerRatio", "2")]
    public void A_setting_out_of_range_stops_the_start_by_its_name(string name, string value)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Options((name, value)));

        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_of_ones_own_may_be_asked_faster() =>
        Assert.Equal(
            200,
            Options(("BaseUrl", "http://localhost:5080/sandbox/acuity/api/v1"), ("RequestsPerSecond", "200")).RequestsPerSecond
        );

    private static AcuityOptions Options(params (string Name, string Value)[] settings)
    {
        var values = settings.ToDictionary(each => $"{AcuityOptions.Section}:{each.Name}", each => (string?)each.Value);
        var services = new ServiceCollection().AddLogging();
        services.AddAcuity(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        using var container = services.BuildServiceProvider();
        container.GetRequiredService<IStartupValidator>().Validate();
        return container.GetRequiredService<IOptions<AcuityOptions>>().Value;
    }
}
