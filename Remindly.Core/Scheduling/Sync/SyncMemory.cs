using System.Globalization;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// What a provider said at one run and is reminded of at the next, as text that begins with what was asked for: whoever asks for
/// something else starts without a memory.
/// </summary>
internal readonly record struct SyncMemory
{
    private const char Separator = ':';

    private readonly string asked;

    private SyncMemory(string asked) => this.asked = asked;

    public static SyncMemory Of(SchedulingIntegration integration, FetchRequest request) =>
        new(
            Fingerprints.Of([
                integration.Version.ToString(CultureInfo.InvariantCulture),
                integration.SeniorId?.ToString(),
                request.TimeZone,
                .. (request.Clients ?? []).SelectMany(each =>
                    (string?[])[each.SeniorId.ToString(), each.Name, each.Nickname, each.Email, each.Phone]
                ),
            ])
        );

    /// <summary>Null when nothing was said, or when something else was asked for.</summary>
    public string? Recall(string? kept) =>
        kept?.StartsWith($"{asked}{Separator}", StringComparison.Ordinal) == true ? kept[(asked.Length + 1)..] : null;

    /// <summary>Null when nothing is worth keeping.</summary>
    public string? Keep(string? said) => said is { Length: > 0 and <= AppointmentPage.LongestMemory } ? $"{asked}{Separator}{said}" : null;
}
