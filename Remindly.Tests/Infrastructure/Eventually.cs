using Xunit;

namespace Remindly.Tests.Infrastructure;

/// <summary>Waits for the thing itself: asks again and again, for a bounded time, until the answer is the one hoped for.</summary>
public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="what">What is waited for, for the message when it does not come.</param>
    public static Task HoldsAsync(Func<bool> holds, string what) => HoldsAsync(() => Task.FromResult(holds()), what);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string)" />
    public static async Task HoldsAsync(Func<Task<bool>> holds, string what) =>
        await GetAsync(async () => await holds() ? what : null, what);

    /// <summary>The first answer that is not null.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, string what)
        where T : class
    {
        var began = TimeProvider.System.GetTimestamp();
        using var rounds = new PeriodicTimer(Pause);
        do
        {
            if (await ask() is { } answer)
            {
                return answer;
            }
        } while (
            TimeProvider.System.GetElapsedTime(began) < Longest && await rounds.WaitForNextTickAsync(TestContext.Current.CancellationToken)
        );

        throw new TimeoutException($"Waited {Longest.TotalSeconds} s in vain for this: {what}.");
    }
}
