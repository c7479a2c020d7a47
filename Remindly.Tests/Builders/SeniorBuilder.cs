using Remindly.Core.Care;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Builders;

/// <summary>Somebody who is cared for: Rosa Marino in New York, unless told otherwise.</summary>
public sealed class SeniorBuilder
{
    private SeniorDetails details = new("Rosa Marino", "Rosie", "rosa.marino@example.com", "(503) 555-0147", "America/New_York");

    public SeniorBuilder With(Func<SeniorDetails, SeniorDetails> change)
    {
        details = change(details);
        return this;
    }

    public SeniorBuilder Named(string name, string? nickname = null) => With(each => each with { Name = name, Nickname = nickname });

    public SeniorBuilder ReachedBy(string? email, string? phone) => With(each => each with { Email = email, Phone = phone });

    public SeniorBuilder Living(string zone) => With(each => each with { TimeZone = zone });

    public Senior Build() => Senior.Create(details, FakeClock.Start);
}
