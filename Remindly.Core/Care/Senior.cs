namespace Remindly.Core.Care;

/// <summary>A person cared for.</summary>
public sealed class Senior
{
    public const int LongestName = 200;

    private Senior() { }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string? Nickname { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The IANA zone that decides what "today" is for this person.</summary>
    public string TimeZone { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    public static Senior Create(SeniorDetails details, DateTimeOffset now)
    {
        var senior = new Senior
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            Version = 1,
        };
        senior.Set(details);
        return senior;
    }

    public void Change(SeniorDetails details)
    {
        Set(details);
        Version++;
    }

    private void Set(SeniorDetails details)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(details.Name);
        Name = details.Name;
        Nickname = details.Nickname;
        Email = details.Email;
        Phone = details.Phone;
        TimeZone = details.TimeZone;
    }
}

/// <summary>What the circle says of a senior, checked by whoever built it.</summary>
/// <param name="TimeZone">An IANA name.</param>
public sealed record SeniorDetails(string Name, string? Nickname, string? Email, string? Phone, string TimeZone);
