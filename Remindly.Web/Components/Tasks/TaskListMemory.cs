using Remindly.Core.Accounts;

namespace Remindly.Web.Components.Tasks;

/// <summary>How each person likes their task list: the filters they left it with, and whether it listens to keys.</summary>
public sealed class TaskListMemory(PreferenceService preferences)
{
    private const string Filter = "tasks.filter";
    private const string Keys = "tasks.keys";
    private const string Off = "off";

    /// <summary>The address they left the list with; null where it had no filters.</summary>
    public async Task<string?> RecallAsync(Guid userId, CancellationToken cancellationToken) =>
        await preferences.GetAsync(userId, Filter, cancellationToken) is { } address
        && address.StartsWith($"{AppUrls.Tasks}?", StringComparison.Ordinal)
            ? address
            : null;

    public Task RememberAsync(Guid userId, TaskListAddress address, CancellationToken cancellationToken)
    {
        var text = address.IsEverything ? null : address.ToString();
        return text?.Length > Preference.LongestValue ? Task.CompletedTask : preferences.SetAsync(userId, Filter, text, cancellationToken);
    }

    public async Task<bool> UsesKeysAsync(Guid userId, CancellationToken cancellationToken) =>
        await preferences.GetAsync(userId, Keys, cancellationToken) != Off;

    public Task UseKeysAsync(Guid userId, bool on, CancellationToken cancellationToken) =>
        preferences.SetAsync(userId, Keys, on ? null : Off, cancellationToken);
}
