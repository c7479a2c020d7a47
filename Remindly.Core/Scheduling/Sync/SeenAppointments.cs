using Microsoft.Data.Sqlite;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Which ids a run has met. Kept in a private temporary database that spills to disk, so that memory does not grow with the
/// account; it is gone when disposed, or when the process dies.
/// </summary>
internal sealed class SeenAppointments : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly SqliteCommand insert;
    private readonly SqliteCommand find;

    public SeenAppointments()
    {
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText =
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; " + "CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID; BEGIN;";
        setUp.ExecuteNonQuery();
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT OR IGNORE INTO seen (id) VALUES (@id)";
        insert.Parameters.Add("@id", SqliteType.Text);
        find = connection.CreateCommand();
        find.CommandText = "SELECT 1 FROM seen WHERE id = @id";
        find.Parameters.Add("@id", SqliteType.Text);
    }

    public int Count { get; private set; }

    /// <summary>False when it was met before.</summary>
    public bool Add(string externalId)
    {
        insert.Parameters[0].Value = externalId;
        var isNew = insert.ExecuteNonQuery() > 0;
        Count += isNew ? 1 : 0;
        return isNew;
    }

    public bool Contains(string externalId)
    {
        find.Parameters[0].Value = externalId;
        return find.ExecuteScalar() is not null;
    }

    public void Dispose()
    {
        insert.Dispose();
        find.Dispose();
        connection.Dispose();
    }
}
