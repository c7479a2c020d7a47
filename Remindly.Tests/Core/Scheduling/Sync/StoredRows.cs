using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>What stands in the store, every column of every row, as text.</summary>
internal static class StoredRows
{
    /// <summary>The tasks and their history.</summary>
    public static Task<string> OfTasksAsync(TestDatabase database) => OfAsync(database, "tasks", "task_events");

    /// <summary>Every table; on SQLite the bytes of its files too.</summary>
    public static async Task<string> OfAllAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var sql = db.Database.IsSqlite()
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";
        var tables = await db.Database.SqlQueryRaw<string>(sql).ToListAsync(CancellationToken.None);
        var rows = await OfAsync(database, [.. tables.Select(table => $"\"{table}\"")]);
        return db.Database.IsSqlite() ? rows + Bytes(database.File) + Bytes(database.File + "-wal") : rows;
    }

    public static async Task<string> OfAsync(TestDatabase database, params string[] tables)
    {
        var text = new StringBuilder();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(CancellationToken.None);
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            while (await reader.ReadAsync(CancellationToken.None))
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{reader.GetName(column)}={reader.GetValue(column)}|");
                }

                text.AppendLine();
            }
        }

        return text.ToString();
    }

    private static string Bytes(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
