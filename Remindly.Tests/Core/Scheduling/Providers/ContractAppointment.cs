using System.Text.Json.Nodes;

namespace Remindly.Tests.Core.Scheduling.Providers;

/// <summary>An appointment as a test wants a provider's server to have it, in no provider's words.</summary>
public sealed record ContractAppointment(DateTimeOffset StartsAt)
{
    public string Title { get; init; } = "Physiotherapy";
    public string FirstName { get; init; } = "Rosa";
    public string LastName { get; init; } = "Marino";
    public string Email { get; init; } = "rosa@example.com";
    public string Notes { get; init; } = "";
    public bool Cancelled { get; init; }

    /// <summary>Members of the provider's object that nobody has heard of.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Unknown { get; init; } = new Dictionary<string, JsonNode?>();
}
