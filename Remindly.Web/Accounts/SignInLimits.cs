using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>A few tries a minute for one account from one address; more for an address, which a whole household may share.</summary>
public sealed class SignInLimits(IOptions<LimitOptions> options) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> accounts = PerMinute(options.Value.SignInsPerAccount);
    private readonly PartitionedRateLimiter<string> addresses = PerMinute(options.Value.SignInsPerAddress);
    private readonly PartitionedRateLimiter<string> mails = PerMinute(options.Value.MailsPerAccount);

    /// <summary>Null when the try may go on, else how long to wait.</summary>
    public TimeSpan? Try(HttpContext context, string? email)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return Take(addresses, address) ?? (email is null ? null : Take(accounts, $"{address} {Normal(email)}"));
    }

    /// <summary>False when enough mail has gone to this person for now, whoever asked for it.</summary>
    public bool MayMail(string email) => Take(mails, Normal(email)) is null;

    public void Dispose()
    {
        accounts.Dispose();
        addresses.Dispose();
        mails.Dispose();
    }

    private static string Normal(string email) => email.Trim().ToUpperInvariant();

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute;
    }

    private static PartitionedRateLimiter<string> PerMinute(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute })
        );
}
