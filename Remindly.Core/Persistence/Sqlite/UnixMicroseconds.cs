using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Remindly.Core.Persistence.Sqlite;

internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(instant => Of(instant), number => From(number))
{
    public static long Of(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset From(long number) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (number * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
