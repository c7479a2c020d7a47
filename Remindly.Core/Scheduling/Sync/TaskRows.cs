using System.Data.Common;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Writes many rows with one statement: prepared and run row by row where the engine is in this process, as one batch where each
/// round trip costs.
/// </summary>
internal sealed class TaskRows(DbConnection connection, DbTransaction transaction, string statement, IReadOnlyList<string> names)
{
    /// <summary>How many rows each execution changed, in order.</summary>
    public Task<int[]> WriteAsync(IReadOnlyList<object?[]> rows, CancellationToken cancellationToken) =>
        rows.Count == 0 ? Task.FromResult(Array.Empty<int>())
        : connection.CanCreateBatch ? WriteBatchAsync(rows, cancellationToken)
        : WriteEachAsync(rows, cancellationToken);

    private async Task<int[]> WriteEachAsync(IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        var changed = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < names.Count; column++)
            {
                command.Parameters[column].Value = rows[row][column] ?? DBNull.Value;
            }

            changed[row] = await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return changed;
    }

    private async Task<int[]> WriteBatchAsync(IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement;
            for (var column = 0; column < names.Count; column++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = names[column];
                parameter.Value = row[column] ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
    }
}
