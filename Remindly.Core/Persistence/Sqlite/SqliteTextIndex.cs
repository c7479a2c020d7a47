namespace Remindly.Core.Persistence.Sqlite;

/// <summary>
/// The index of the tasks' texts: every three letters in a row, whatever their case, with triggers that keep it right whoever writes.
/// It is kept by numbers of its own, because SQLite may give a row of <c>tasks</c> another number when the file is compacted.
/// </summary>
internal static class SqliteTextIndex
{
    public const int Shortest = 3;

    public const string Find = """
        SELECT k.task_id AS "Value" FROM task_texts JOIN task_text_keys k ON k.key = task_texts.rowid WHERE task_texts MATCH {0}
        """;

    /// <summary>To be run by a migration; and again by each one after which <c>tasks</c> is another table, for that drops its triggers.</summary>
    public const string Create = """
        DROP TABLE IF EXISTS task_texts;
        DROP TABLE IF EXISTS task_text_keys;
        CREATE TABLE task_text_keys (key INTEGER PRIMARY KEY, task_id TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE task_texts USING fts5(title, location, notes, description, tokenize = 'trigram', content = '', contentless_delete = 1);
        INSERT INTO task_text_keys (task_id) SELECT id FROM tasks;
        INSERT INTO task_texts (rowid, title, location, notes, description)
            SELECT k.key, t.title, t.location, t.notes, t.description FROM task_text_keys k JOIN tasks t ON t.id = k.task_id;
        DROP TRIGGER IF EXISTS task_texts_insert;
        CREATE TRIGGER task_texts_insert AFTER INSERT ON tasks BEGIN
            INSERT INTO task_text_keys (task_id) VALUES (new.id);
            INSERT INTO task_texts (rowid, title, location, notes, description)
                VALUES (last_insert_rowid(), new.title, new.location, new.notes, new.description);
        END;
        DROP TRIGGER IF EXISTS task_texts_update;
        CREATE TRIGGER task_texts_update AFTER UPDATE OF title, location, notes, description ON tasks
        WHEN new.title IS NOT old.title OR new.location IS NOT old.location OR new.notes IS NOT old.notes
            OR new.description IS NOT old.description
        BEGIN
            UPDATE task_texts SET title = new.title, location = new.location, notes = new.notes, description = new.description
                WHERE rowid = (SELECT key FROM task_text_keys WHERE task_id = new.id);
        END;
        DROP TRIGGER IF EXISTS task_texts_delete;
        CREATE TRIGGER task_texts_delete AFTER DELETE ON tasks BEGIN
            DELETE FROM task_texts WHERE rowid = (SELECT key FROM task_text_keys WHERE task_id = old.id);
            DELETE FROM task_text_keys WHERE task_id = old.id;
        END;
        """;

    public const string Drop = """
        DROP TRIGGER IF EXISTS task_texts_insert;
        DROP TRIGGER IF EXISTS task_texts_update;
        DROP TRIGGER IF EXISTS task_texts_delete;
        DROP TABLE IF EXISTS task_texts;
        DROP TABLE IF EXISTS task_text_keys;
        """;

    /// <summary>The text as itself: quoted, no character of it means anything else.</summary>
    public static string Phrase(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
