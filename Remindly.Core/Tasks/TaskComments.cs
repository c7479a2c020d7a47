using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>What the circle says about its tasks. Every method says who asks; what they may not see is missing.</summary>
public sealed class TaskComments(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    /// <summary>Oldest first, as people talk.</summary>
    public async Task<Outcome<Page<CommentSummary>>> ListAsync(
        Guid userId,
        Guid taskId,
        PageRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindRoleAsync(db, userId, taskId, cancellationToken) is not { } found)
        {
            return new Outcome<Page<CommentSummary>>.Missing();
        }

        var faults = new Faults();
        var list = $"comments {taskId}";
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<CommentSummary>>();
        }

        var comments = db.TaskComments.Where(comment => comment.TaskId == taskId);
        comments = after is null ? comments : comments.Where(comment => comment.Id > after.Id);
        var page = comments.OrderBy(comment => comment.Id).Take(request.Limit + 1);
        var read = await Summaries(db, page, userId, found.Role == CircleRole.Owner).ToListAsync(cancellationToken);
        return request.Cut(read, list, comment => new Cursor(null, comment.Id));
    }

    /// <summary>For owners and helpers.</summary>
    public async Task<Outcome<CommentSummary>> AddAsync(Guid userId, Guid taskId, string? text, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await FindRoleAsync(db, userId, taskId, cancellationToken);
        if (RoleGate.Refuse<CommentSummary>(found?.Role, CircleRole.Helper) is { } refused)
        {
            return refused;
        }

        var faults = new Faults();
        var said = Texts.UpTo(TaskLimits.Comment, Texts.Lines(text), "text", faults);
        if (said is null)
        {
            faults.Add("text", "Write something first.");
        }

        if (faults.Any)
        {
            return faults.Refuse<CommentSummary>();
        }

        var comment = new TaskComment(taskId, userId, said!, clock.Now());
        db.Add(comment);
        db.Unsaid.Add(new Change.OfTasks(found!.SeniorId));
        await db.SaveChangesAsync(cancellationToken);
        return await Summaries(db, db.TaskComments.Where(each => each.Id == comment.Id), userId, mayRemoveAll: true)
            .SingleAsync(cancellationToken);
    }

    /// <summary>For whoever wrote it, and for owners.</summary>
    public async Task<Outcome<Guid>> RemoveAsync(Guid userId, Guid taskId, Guid commentId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await FindRoleAsync(db, userId, taskId, cancellationToken);
        var comments = db.TaskComments.Where(each => each.Id == commentId && each.TaskId == taskId);
        if (found is null || await comments.SingleOrDefaultAsync(cancellationToken) is not { } comment)
        {
            return new Outcome<Guid>.Missing();
        }

        if (found.Role != CircleRole.Owner && comment.UserId != userId)
        {
            return new Outcome<Guid>.Forbidden("Only whoever wrote this, or an owner of the circle, may remove it.");
        }

        db.Remove(comment);
        db.Unsaid.Add(new Change.OfTasks(found.SeniorId));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return commentId;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else was faster.
            return new Outcome<Guid>.Missing();
        }
    }

    private static Task<Found?> FindRoleAsync(RemindlyDb db, Guid userId, Guid taskId, CancellationToken cancellationToken) =>
        (
            from task in db.VisibleTasksOf(userId)
            where task.Id == taskId
            join member in db.CircleMembers on task.SeniorId equals member.SeniorId
            where member.UserId == userId
            select new Found(task.SeniorId, member.Role)
        ).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<CommentSummary> Summaries(RemindlyDb db, IQueryable<TaskComment> comments, Guid userId, bool mayRemoveAll) =>
        from comment in comments
        orderby comment.Id
        select new CommentSummary(
            comment.Id,
            comment.UserId,
            db.Users.Where(user => user.Id == comment.UserId)
                .Select(user => user.DisplayName != "" ? user.DisplayName : user.Email)
                .FirstOrDefault(),
            comment.Text,
            comment.CreatedAt,
            mayRemoveAll || comment.UserId == userId
        );

    private sealed record Found(Guid SeniorId, CircleRole Role);
}

/// <summary>A comment as somebody of the circle sees it.</summary>
/// <param name="UserName">Who wrote it; null once their account is gone.</param>
/// <param name="MayRemove">Whether the asker may.</param>
public sealed record CommentSummary(Guid Id, Guid? UserId, string? UserName, string Text, DateTimeOffset CreatedAt, bool MayRemove);
