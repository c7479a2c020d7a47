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
}
