using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Remindly.Core.Persistence.Postgres;
using Remindly.Core.Persistence.Sqlite;

namespace Remindly.Core.Persistence;

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteRemindlyDb</c> work without starting the app.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteRemindlyDb>
{
    public SqliteRemindlyDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRemindlyDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>The same for PostgreSQL.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresRemindlyDb>
{
    public PostgresRemindlyDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresRemindlyDb>().UseNpgsql("Host=design").Options);
}
