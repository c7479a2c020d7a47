using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Http;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Http;

public sealed class GuardedStreamTests
{
    private readonly FakeClock clock = new();

    [Theory]
    [InlineData(20, 45, FailureKind.Timeout)]
    [InlineData(10, 45, FailureKind.Timeout)]
    [InlineData(1, 60, FailureKind.InvalidResponse)]
    public async Task A_body_that_drips_ends_in_time_and_in_size(int secondsARead, int secondsInAll, FailureKind kind)
    {
        using var body = Guarded(new DrippingStream(clock, TimeSpan.FromSeconds(secondsARead)), TimeSpan.FromSeconds(secondsInAll));

        var exception = await Assert.ThrowsAsync<ProviderException>(() => clock.RunAsync(ReadAllAsync(body)));

        Assert.Equal(kind, exception.Failure.Kind);
        Assert.InRange(clock.GetUtcNow() - FakeClock.Start, TimeSpan.Zero, TimeSpan.FromSeconds(secondsInAll));
    }

    [Fact]
    public async Task The_time_its_reader_takes_does_not_count()
    {
        using var body = Guarded(new DrippingStream(clock, TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(10));
        for (var read = 0; read < 5; read++)
        {
            Assert.Equal(1, await clock.RunAsync(body.ReadAsync(new byte[8]).AsTask()));
            clock.Advance(TimeSpan.FromMinutes(5));
        }
    }

    private GuardedStream Guarded(Stream body, TimeSpan inAll) => new(body, maxBytes: 30, perRead: TimeSpan.FromSeconds(15), inAll, clock);

    private static async Task<int> ReadAllAsync(GuardedStream body)
    {
        var (buffer, all) = (new byte[8], 0);
        while (await body.ReadAsync(buffer) is var read && read > 0)
        {
            all += read;
        }

        return all;
    }

    /// <summary>A byte, a wait, a byte, for ever.</summary>
    private sealed class DrippingStream(FakeClock clock, TimeSpan pause) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(pause, clock, cancellationToken);
            return 1;
        }
    }
}
