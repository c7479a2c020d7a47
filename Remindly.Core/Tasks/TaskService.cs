using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>
/// What people do to tasks. Every method says who asks; each change leaves a line of history. Conflicts are <c>stale_version</c>,
/// <c>managed_by_provider</c>, <c>not_open</c> and <c>already_claimed</c>.
/// </summary>
public sealed class TaskService(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    private readonly TaskEditor editor = new(databases, clock);
    private readonly TaskSeriesService series = new(databases, clock);

    /// <summary>For owners and helpers. One that repeats answers its first occurrence.</summary>
    public async Task<Outcome<TaskSummary>> CreateAsync(Guid userId, Guid seniorId, TaskChange fields, CancellationToken cancellationToken)
    {
        if (fields.Rrule.Value is not null)
        {
            return await series.CreateAsync(userId, seniorId, fields, cancellationToken);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RoleGate.RefuseAsync<TaskSummary>(db, userId, seniorId, CircleRole.Helper, cancellationToken) is { } refused)
        {
            return refused;
        }

        var faults = new Faults();
        var zone = await db.Seniors.Where(senior => senior.Id == seniorId).Select(senior => senior.TimeZone).SingleAsync(cancellationToken);
        var details = TaskRules.ReadNew(fields, zone, faults);
        var status = TaskStatusRules.Read(fields, null, faults, out _);
        await Assignees.CheckAsync(db, seniorId, details.AssignedTo, "assigned_to", faults, cancellationToken);
        if (faults.Any)
        {
            return faults.Refuse<TaskSummary>();
        }

        var now = clock.Now();
        var task = CareTask.Create(seniorId, userId, details, now);
        var edit = new TaskEdit(task, userId, now);
        edit.Created();
        if (status is { } becomes)
        {
            edit.Become(becomes);
        }

        db.Add(task);
        db.AddRange(edit.Events);
        await db.SaveChangesAsync(cancellationToken);
        return await db.FindSummaryAsync(userId, task.Id, cancellationToken);
    }

    /// <summary>For owners and helpers. A provider's own fields conflict only where they would come to differ.</summary>
    public Task<Outcome<TaskSummary>> ChangeAsync(Guid userId, Guid taskId, TaskChange change, CancellationToken cancellationToken) =>
        editor.EditAsync(
            new TaskEditor.Request(userId, taskId) { Version = change.Version },
            async (db, task, edit) =>
            {
                var faults = new Faults();
                if (change.SeniorId is { IsSet: true, Value: var seniorId } && seniorId != task.SeniorId)
                {
                    faults.Add("senior_id", "A task stays with its senior. Make a new one instead.");
                }

                if (change.Rrule.IsSet)
                {
                    faults.Add("rrule", "A repeat stays as it is. End it, and write a new one.");
                }

                var details = TaskRules.Read(change, task, faults);
                var status = TaskStatusRules.Read(change, task, faults, out var assignee);
                if (assignee != task.AssignedTo)
                {
                    await Assignees.CheckAsync(db, task.SeniorId, assignee, "assigned_to", faults, cancellationToken);
                }

                if (faults.Any)
                {
                    return faults.Refuse<TaskSummary>();
                }

                if (TaskStatusRules.Refuse(task, details, status) is { } conflict)
                {
                    return conflict;
                }

                edit.Set(details);
                edit.Assign(assignee);
                if (status is { } becomes)
                {
                    edit.Become(becomes);
                }

                return null;
            },
            cancellationToken
        );

    /// <summary>Marks it done. One that is done already stays as it is.</summary>
    public Task<Outcome<TaskSummary>> CompleteAsync(Guid userId, Guid taskId, CancellationToken cancellationToken) =>
        ChangeAsync(userId, taskId, new TaskChange { Status = CareTaskStatus.Completed }, cancellationToken);

    /// <summary>Brings a completed or cancelled task back, with whoever had it. An open one stays as it is.</summary>
    public Task<Outcome<TaskSummary>> ReopenAsync(Guid userId, Guid taskId, CancellationToken cancellationToken) =>
        editor.EditAsync(
            new TaskEditor.Request(userId, taskId),
            (_, task, edit) =>
            {
                if (task.IsOpen)
                {
                    return Task.FromResult<Outcome<TaskSummary>?>(null);
                }

                var becomes = task.AssignedTo is null ? CareTaskStatus.Pending : CareTaskStatus.Assigned;
                if (TaskStatusRules.Refuse(task, null, becomes) is { } conflict)
                {
                    return Task.FromResult<Outcome<TaskSummary>?>(conflict);
                }

                edit.Become(becomes);
                return Task.FromResult<Outcome<TaskSummary>?>(null);
            },
            cancellationToken
        );

    /// <summary>Gives it to an owner or helper of the circle, or to nobody. Refused names <c>user_id</c>.</summary>
    public Task<Outcome<TaskSummary>> AssignAsync(Guid userId, Guid taskId, Guid? to, CancellationToken cancellationToken) =>
        editor.EditAsync(
            new TaskEditor.Request(userId, taskId),
            async (db, task, edit) =>
            {
                var faults = new Faults();
                await Assignees.CheckAsync(db, task.SeniorId, to, "user_id", faults, cancellationToken);
                if (faults.Any)
                {
                    return faults.Refuse<TaskSummary>();
                }

                edit.Assign(to);
                return null;
            },
            cancellationToken
        );

    /// <summary>Takes a free task. Of two who claim at once one gets it, the other the conflict <c>already_claimed</c>.</summary>
    public Task<Outcome<TaskSummary>> ClaimAsync(Guid userId, Guid taskId, CancellationToken cancellationToken) =>
        editor.EditAsync(
            new TaskEditor.Request(userId, taskId),
            (_, task, edit) =>
            {
                var conflict = TaskStatusRules.RefuseClaim(task, userId);
                if (conflict is null)
                {
                    edit.Assign(userId);
                }

                return Task.FromResult<Outcome<TaskSummary>?>(conflict);
            },
            cancellationToken
        );

    /// <summary>
    /// Takes it off every list. It can be restored: one that came from a provider or is an occurrence of a repeat at any time, for it is
    /// remembered so that neither brings it back; another one for 30 days.
    /// </summary>
    public async Task<Outcome<TaskRemoval>> RemoveAsync(Guid userId, Guid taskId, CancellationToken cancellationToken)
    {
        var removal = TaskRemoval.Dismissed;
        var stopped = await editor.RunAsync<TaskRemoval>(
            new TaskEditor.Request(userId, taskId),
            (_, task, edit) =>
            {
                removal = task.IsExternal || task.SeriesId is not null ? TaskRemoval.Dismissed : TaskRemoval.Deleted;
                edit.Dismiss();
                return Task.FromResult<Outcome<TaskRemoval>?>(null);
            },
            cancellationToken
        );
        return stopped ?? removal;
    }

    /// <summary>Brings a dismissed task back. One that was not dismissed stays as it is.</summary>
    public Task<Outcome<TaskSummary>> RestoreAsync(Guid userId, Guid taskId, CancellationToken cancellationToken) =>
        editor.EditAsync(
            new TaskEditor.Request(userId, taskId) { Dismissed = true },
            (_, task, edit) =>
            {
                if (task.DismissedAt is not null)
                {
                    edit.Restore();
                }

                return Task.FromResult<Outcome<TaskSummary>?>(null);
            },
            cancellationToken
        );
}
