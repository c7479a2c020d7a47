namespace Remindly.Core.Persistence;

public enum StoreEngine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Where the store is. For SQLite the connection string's file is an absolute path by now.</summary>
public sealed record StoreOptions(StoreEngine Engine, string ConnectionString)
{
    // A connection string may hold a password.
    public override string ToString() => Engine.ToString();
}
