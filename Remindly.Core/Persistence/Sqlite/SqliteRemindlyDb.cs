using Microsoft.EntityFrameworkCore;

namespace Remindly.Core.Persistence.Sqlite;

/// <summary>The store on SQLite: instants are whole microseconds since 1970, so that they compare and sort.</summary>
public sealed class SqliteRemindlyDb(DbContextOptions<SqliteRemindlyDb> options) : RemindlyDb(options)
{
    // Writers take the only write lock when their transaction begins.
    public override string RowLock => "";

    public override object Parameter(DateTimeOffset instant) => UnixMicroseconds.Of(instant);

    public override IQueryable<Guid>? TasksHolding(string text) =>
        text.EnumerateRunes().Count() < SqliteTextIndex.Shortest
            ? null
            : Database.SqlQueryRaw<Guid>(SqliteTextIndex.Find, SqliteTextIndex.Phrase(text));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();
}
