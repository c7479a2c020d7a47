using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Benchmarks;

/// <summary>The yardstick: one prepared <c>INSERT … ON CONFLICT DO UPDATE</c> a row, a transaction a page, and nothing else.</summary>
internal static class RawUpsert
{
    private static readonly string Statement =
        SyncStatements.Insert.Replace("DO NOTHING", "", StringComparison.Ordinal)
        + """
            DO UPDATE SET title = excluded.title, scheduled_at = excluded.scheduled_at, duration_minutes = excluded.duration_minutes,
                location = excluded.location, description = excluded.description, external_fingerprint = excluded.external_fingerprint,
                sync_metadata = excluded.sync_metadata, updated_at = excluded.updated_at
            """;

    public static async Task<TimeSpan> RunAsync(int rows)
    {
        await using var store = await BenchmarkStore.CreateAsync(new GeneratedProvider(rows));
        await using var db = store.Open();
        await db.Database.OpenConnectionAsync();
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        var started = Stopwatch.GetTimestamp();
        foreach (var page in GeneratedAppointments.Pages(rows, now))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var writer = new TaskRows(db.Database.GetDbConnection(), transaction.GetDbTransaction(), Statement, SyncStatements.InsertNames);
            await writer.WriteAsync([.. page.Appointments.Select(each => Row(db, store, each, now))], CancellationToken.None);
            await transaction.CommitAsync();
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private static object?[] Row(RemindlyDb db, BenchmarkStore store, ExternalAppointment each, DateTimeOffset now) =>
        [
            Guid.CreateVersion7(now),
            store.SeniorId,
            each.Title,
            each.Description,
            1,
            db.Parameter(each.StartsAt),
            null,
            each.DurationMinutes,
            each.Location,
            null,
            null,
            store.IntegrationId,
            "generated",
            each.ExternalId,
            each.Url,
            (int)each.Status,
            each.Fingerprint,
            each.Metadata,
            db.Parameter(now),
        ];
}
