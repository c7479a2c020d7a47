using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Carries out one change of one task: looks, checks the role and the version, changes, saves; again if somebody was faster.</summary>
internal sealed class TaskEditor(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    private const int MostTries = 20;

    public delegate Task<Outcome<T>?> Change<T>(RemindlyDb db, CareTask task, TaskEdit edit);

    public async Task<Outcome<TaskSummary>> EditAsync(Request request, Change<TaskSummary> change, CancellationToken cancellationToken)
    {
        if (await RunAsync(request, change, cancellationToken) is { } stopped)
        {
            return stopped;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FindSummaryAsync(request.UserId, request.TaskId, cancellationToken);
    }

    /// <summary>Null when it is done; else what stopped it.</summary>
    public async Task<Outcome<T>?> RunAsync<T>(Request request, Change<T> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            try
            {
                return await TryAsync(db, request, change, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (request.Version is null && tries < MostTries) { }
            catch (DbUpdateConcurrencyException) when (request.Version is not null)
            {
                return Stale.Version<T>();
            }
        }
    }

    private async Task<Outcome<T>?> TryAsync<T>(RemindlyDb db, Request request, Change<T> change, CancellationToken cancellationToken)
    {
        var found = await (
            from each in request.Dismissed ? db.TasksOf(request.UserId) : db.VisibleTasksOf(request.UserId)
            where each.Id == request.TaskId
            join member in db.CircleMembers on each.SeniorId equals member.SeniorId
            where member.UserId == request.UserId
            select new { Task = each, member.Role }
        ).SingleOrDefaultAsync(cancellationToken);
        if (RoleGate.Refuse<T>(found?.Role, CircleRole.Helper) is { } refused)
        {
            return refused;
        }

        var task = found!.Task;
        if (request.Version is { } version && version != task.Version)
        {
            return Stale.Version<T>();
        }

        var edit = new TaskEdit(task, request.UserId, clock.Now());
        if (await change(db, task, edit) is { } stopped)
        {
            return stopped;
        }

        db.AddRange(edit.Events);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Who wants to change which task.</summary>
    public sealed record Request(Guid UserId, Guid TaskId)
    {
        /// <summary>The version that was read; null: the last one who writes wins.</summary>
        public int? Version { get; init; }

        /// <summary>Whether a dismissed task is meant too.</summary>
        public bool Dismissed { get; init; }
    }
}
