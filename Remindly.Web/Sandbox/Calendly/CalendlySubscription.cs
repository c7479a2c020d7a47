using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>Somebody who is told of what happens to people's bookings.</summary>
public sealed class CalendlySubscription
{
    internal CalendlySubscription(CalendlyWire wire) => Wire = wire;

    public required string Id { get; init; }

    public required HookTarget Target { get; init; }

    public required IReadOnlyList<string> Events { get; init; }

    /// <summary><c>user</c>, <c>organization</c> or <c>group</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Given by whoever made it, or the app's own; null: what is sent is not signed.</summary>
    public string? SigningKey { get; init; }

    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>The API as its maker reached it: what is sent names things by it.</summary>
    internal CalendlyWire Wire { get; }
}
