using System.Reflection;
using System.Text.RegularExpressions;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests;

/// <summary>What docs/acceptance.md says is proven is proven by tests that exist.</summary>
public sealed partial class AcceptanceRules
{
    private static readonly string[] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "acceptance.md")).Where(line => Row().IsMatch(line)),
    ];

    private static readonly HashSet<string> Proofs =
    [
        .. typeof(AcceptanceRules)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any())
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
    ];

    [Fact]
    public void Every_test_that_is_named_exists() => Assert.Empty(Rows.SelectMany(Named).Except(Proofs));

    [Fact]
    public void Every_rule_stands_there_once_in_its_order_and_names_a_test()
    {
        var numbers = Rows.Select(row => int.Parse(Row().Match(row).Groups[1].Value)).ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.All(Rows, row => Assert.NotEmpty(Named(row)));
    }

    private static IEnumerable<string> Named(string row) => Name().Matches(row).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\| T(\d+) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Name();
}
