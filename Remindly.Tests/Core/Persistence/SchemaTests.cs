using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

public abstract class SchemaTests(StoreEngine engine) : DatabaseTest(engine)
{
    [Fact]
    public void The_model_and_its_migrations_agree()
    {
        using var db = Database.Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }
}

public sealed class SchemaTestsOnSqlite() : SchemaTests(StoreEngine.Sqlite);

public sealed class SchemaTestsOnPostgres() : SchemaTests(StoreEngine.PostgreSql);
