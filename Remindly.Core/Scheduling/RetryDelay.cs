namespace Remindly.Core.Scheduling;

/// <summary>How long automatic sync waits after a failed run: 1, 2, 4 ... minutes, never longer than the interval unless told so.</summary>
public static class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    public static TimeSpan After(int consecutiveFailures, TimeSpan interval, TimeSpan? told)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(consecutiveFailures - 1, 0, 20));
        var wait = doubled < interval ? doubled : interval;
        return told > wait ? told.Value : wait;
    }
}
