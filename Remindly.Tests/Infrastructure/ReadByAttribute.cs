using System.Globalization;
using System.Reflection;
using Xunit.v3;

namespace Remindly.Tests.Infrastructure;

/// <summary>The language of whoever reads the pages in a test: how days and clocks are written.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadByAttribute(string culture) : BeforeAfterTestAttribute
{
    private CultureInfo before = CultureInfo.CurrentCulture;

    public string Culture { get; } = culture;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(Culture);
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test) => CultureInfo.CurrentCulture = before;
}
