using System.ComponentModel.DataAnnotations;

namespace Remindly.Web.Accounts;

/// <summary>An IANA zone, by any of its names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownTimeZoneAttribute : ValidationAttribute
{
    public KnownTimeZoneAttribute()
        : base("Choose a place whose clock you live by.") { }

    public override bool IsValid(object? value) => TimeZones.TryFind(value as string, out _);
}
