using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Writes tasks down from one line of plain words. Every method says who asks.</summary>
public sealed class QuickAddService(IDbContextFactory<RemindlyDb> databases, TaskService tasks, TimeProvider clock)
{
    /// <summary>What the parser has to know for this caregiver, except the time: for reading again and again while somebody types.</summary>
    public async Task<QuickAddContext> ContextAsync(Guid userId, CultureInfo culture, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var seniors = await db.SeniorsOf(userId, CircleRole.Helper).OrderBy(senior => senior.Id).ToListAsync(cancellationToken);
        var ids = seniors.ConvertAll(senior => senior.Id);
        var people = await (
            from member in db.CircleMembers
            where ids.Contains(member.SeniorId) && member.Role <= CircleRole.Helper
            join user in db.Users on member.UserId equals user.Id
            orderby user.Id
            select new
            {
                member.SeniorId,
                user.Id,
                Name = user.DisplayName != "" ? user.DisplayName : user.Email ?? "",
            }
        ).ToListAsync(cancellationToken);
        var circles = people.ToLookup(person => person.SeniorId, person => new QuickAddPerson(person.Id, person.Name));
        return new QuickAddContext
        {
            Now = clock.Now(),
            Seniors = [.. seniors.Select(each => new QuickAddSenior(each.Id, Names(each), each.TimeZone, [.. circles[each.Id]]))],
            Me = userId,
            Culture = culture,
        };
    }

    /// <summary>What would be added. Stores nothing.</summary>
    public async Task<Outcome<QuickAddReading>> PreviewAsync(
        Guid userId,
        string? text,
        Guid? seniorId,
        CultureInfo culture,
        CancellationToken cancellationToken
    )
    {
        if (seniorId is { } chosen)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (await RoleGate.RefuseAsync<QuickAddReading>(db, userId, chosen, CircleRole.Helper, cancellationToken) is { } refused)
            {
                return refused;
            }
        }

        var reading = QuickAddParser.Read(text ?? "", await ContextAsync(userId, culture, cancellationToken) with { SeniorId = seniorId });
        var faults = new Faults();
        if (reading.Title.Length == 0)
        {
            faults.Add("text", "Say what is to be done.");
        }

        if (reading.SeniorId is null)
        {
            faults.Add("senior_id", "Say whom it is for.");
        }

        return faults.Any ? faults.Refuse<QuickAddReading>() : reading;
    }

    /// <summary>For owners and helpers. Refused names <c>text</c>, <c>senior_id</c> or a field of the task.</summary>
    public async Task<Outcome<TaskSummary>> AddAsync(
        Guid userId,
        string? text,
        Guid? seniorId,
        CultureInfo culture,
        CancellationToken cancellationToken
    ) =>
        await PreviewAsync(userId, text, seniorId, culture, cancellationToken) switch
        {
            Outcome<QuickAddReading>.Done(var reading) => await tasks.CreateAsync(
                userId,
                reading.SeniorId!.Value,
                reading.ToChange(),
                cancellationToken
            ),
            Outcome<QuickAddReading>.Refused(var errors) => new Outcome<TaskSummary>.Refused(errors),
            Outcome<QuickAddReading>.Forbidden(var message) => new Outcome<TaskSummary>.Forbidden(message),
            _ => new Outcome<TaskSummary>.Missing(),
        };

    private static IReadOnlyList<string> Names(Senior senior) => senior.Nickname is { } nickname ? [senior.Name, nickname] : [senior.Name];
}
