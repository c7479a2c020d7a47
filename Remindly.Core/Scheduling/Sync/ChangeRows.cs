using System.Data.Common;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Turns planned changes into rows of <see cref="SyncStatements"/>.</summary>
internal sealed class ChangeRows(RemindlyDb db, Guid integrationId, string source, DateTimeOffset now)
{
    private static readonly int ExternalIdColumn = Array.IndexOf(SyncStatements.InsertNames, "@external_id");
    private static readonly int IdColumn = Array.IndexOf(SyncStatements.UpdateNames, "@id");
    private static readonly int AdoptedIdColumn = Array.IndexOf(SyncStatements.AdoptNames, "@id");

    private readonly object nowValue = db.Parameter(now);
    private readonly List<object?[]> inserts = [];
    private readonly List<object?[]> updates = [];
    private readonly List<object?[]> cancels = [];
    private readonly List<object?[]> adoptions = [];
    private readonly List<object?[]> events = [];
    private readonly HashSet<Guid> seniors = [];

    /// <summary>Whose tasks they are.</summary>
    public IReadOnlySet<Guid> Seniors => seniors;

    public void Add(SyncChange change)
    {
        switch (change)
        {
            case SyncChange.Add add:
                Insert(add);
                break;
            case SyncChange.Change each:
                Update(each);
                break;
            case SyncChange.Cancel cancel:
                cancels.Add([(int)cancel.Status, (int)ExternalStatus.Cancelled, nowValue, cancel.Known.Id, cancel.Known.Version]);
                Event(cancel.Known.Id, cancel.Event);
                seniors.Add(cancel.Known.SeniorId);
                break;
            case SyncChange.Adopt adopt:
                adoptions.Add([integrationId, nowValue, adopt.Known.Id, adopt.Known.Version]);
                seniors.Add(adopt.Known.SeniorId);
                break;
            default:
                break;
        }
    }

    /// <summary>False when a row was not as it was read. Rows go in one order, so that two runs never wait for each other.</summary>
    public async Task<bool> WriteAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        return await AllAsync(SyncStatements.Insert, SyncStatements.InsertNames, Sorted(inserts, ExternalIdColumn))
            && await AllAsync(SyncStatements.Update, SyncStatements.UpdateNames, Sorted(updates, IdColumn))
            && await AllAsync(SyncStatements.Cancel, SyncStatements.CancelNames, cancels)
            && await AllAsync(SyncStatements.Adopt, SyncStatements.AdoptNames, Sorted(adoptions, AdoptedIdColumn))
            && await AllAsync(SyncStatements.Event, SyncStatements.EventNames, events);

        async Task<bool> AllAsync(string statement, string[] names, List<object?[]> rows)
        {
            var changed = await new TaskRows(connection, transaction, statement, names).WriteAsync(rows, cancellationToken);
            return changed.All(count => count == 1);
        }
    }

    private static List<object?[]> Sorted(List<object?[]> rows, int column) =>
        [.. rows.OrderBy(row => row[column]?.ToString(), StringComparer.Ordinal)];

    private void Insert(SyncChange.Add add)
    {
        var appointment = add.Appointment;
        seniors.Add(add.SeniorId);
        inserts.Add([
            Guid.CreateVersion7(now),
            add.SeniorId,
            appointment.Title,
            appointment.Description,
            (int)add.Status,
            db.Parameter(appointment.StartsAt),
            appointment.AllDayOn,
            appointment.DurationMinutes,
            appointment.Location,
            add.AssignedTo,
            add.Status == CareTaskStatus.Completed ? nowValue : null,
            integrationId,
            source,
            appointment.ExternalId,
            appointment.Url,
            (int)appointment.Status,
            appointment.Fingerprint,
            appointment.Metadata,
            nowValue,
        ]);
    }

    private void Update(SyncChange.Change change)
    {
        var appointment = change.Appointment;
        seniors.Add(change.Known.SeniorId);
        updates.Add([
            appointment.Title,
            appointment.Description,
            (int)change.Status,
            db.Parameter(appointment.StartsAt),
            appointment.AllDayOn,
            appointment.DurationMinutes,
            appointment.Location,
            CompletedAt(change),
            integrationId,
            appointment.Url,
            (int)appointment.Status,
            appointment.Fingerprint,
            appointment.Metadata,
            appointment.ExternalId,
            nowValue,
            change.Known.Id,
            change.Known.Version,
        ]);
        foreach (var each in change.Events)
        {
            Event(change.Known.Id, each);
        }
    }

    private object? CompletedAt(SyncChange.Change change) =>
        change.Status != CareTaskStatus.Completed ? null
        : change.Known.CompletedAt is { } at ? db.Parameter(at)
        : nowValue;

    private void Event(Guid taskId, PlannedEvent each) => events.Add([taskId, (int)each.Kind, nowValue, each.Detail]);
}
