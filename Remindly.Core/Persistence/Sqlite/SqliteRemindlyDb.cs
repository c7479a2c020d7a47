using Microsoft.EntityFrameworkCore;

namespace Remindly.Core.Persistence.Sqlite;

/// <summary>The store on SQLite: instants are whole microseconds since 1970, so that they compare and sort.</summary>
public sealed class SqliteRemindlyDb(DbContextOptions<SqliteRemindlyDb> options) : RemindlyDb(options)
{
    // Writers take the only write lock when their transaction begins.
    public override string RowLock => "";

    public override object Parameter(DateTimeOffset instant) => UnixMicroseconds.Of(instant);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();
}
