using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Accounts;

/// <summary>Keeps what each caregiver likes to have their way, by key; on every device they sign in on.</summary>
public sealed class PreferenceService(IDbContextFactory<RemindlyDb> databases)
{
    /// <summary>Null when they have said nothing.</summary>
    public async Task<string?> GetAsync(Guid userId, string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Preferences.Where(each => each.UserId == userId && each.Key == key)
            .Select(each => each.Value)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The last one who says it wins; null forgets it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key or the value is longer than <see cref="Preference"/> lets it be.</exception>
    public async Task SetAsync(Guid userId, string key, string? value, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Preferences.SingleOrDefaultAsync(each => each.UserId == userId && each.Key == key, cancellationToken);
        switch (known, value)
        {
            case (null, null):
                return;
            case (null, _):
                db.Add(new Preference(userId, key, value));
                break;
            case (_, null):
                db.Remove(known);
                break;
            default:
                known.Set(value);
                break;
        }

        await SaveAsync(db, cancellationToken);
    }

    // Two windows that say it at once: whichever row is there now is as good as the other.
    private static async Task SaveAsync(RemindlyDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was forgotten meanwhile.
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries().Any(entry => entry.State == EntityState.Added))
        {
            var entry = db.ChangeTracker.Entries<Preference>().Single();
            entry.State = EntityState.Modified;
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
