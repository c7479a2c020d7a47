using System.Globalization;

namespace Remindly.Core.Scheduling.SignIn;

/// <summary>
/// The mark on a stored refresh token that a process is trading it in at this moment: a refresh token works once, and whoever
/// comes second would end the connection. The mark is written with the condition that the token is still the one that was read.
/// </summary>
internal static class RefreshClaim
{
    private const char Mark = '~';

    /// <summary>A claimant that has not come back by then is taken for dead: longer than any refreshing may be set to last.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(90);

    public static string Make(string ciphertext, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{(now + Life).UtcTicks}{Mark}{Plain(ciphertext)}");

    /// <summary>Without the mark.</summary>
    public static string? Plain(string? stored) => stored?.StartsWith(Mark) == true ? stored[(stored.LastIndexOf(Mark) + 1)..] : stored;

    /// <summary>Whether another process is at it.</summary>
    public static bool IsHeld(string? stored, DateTimeOffset now) =>
        stored?.StartsWith(Mark) == true
        && stored.LastIndexOf(Mark) is > 1 and var end
        && long.TryParse(stored.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks > now.UtcTicks;
}
