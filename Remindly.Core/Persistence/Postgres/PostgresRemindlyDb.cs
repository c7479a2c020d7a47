using Microsoft.EntityFrameworkCore;

namespace Remindly.Core.Persistence.Postgres;

/// <summary>The store on PostgreSQL: instants are <c>timestamptz</c>, always handed over in UTC.</summary>
public sealed class PostgresRemindlyDb(DbContextOptions<PostgresRemindlyDb> options) : RemindlyDb(options)
{
    public override string RowLock => " FOR UPDATE";

    public override object Parameter(DateTimeOffset instant) => instant.ToUniversalTime();

    public override IQueryable<Guid>? TasksHolding(string text) =>
        PostgresTextIndex.Finds(text) ? Database.SqlQueryRaw<Guid>(PostgresTextIndex.Find, PostgresTextIndex.Pattern(text)) : null;
}
