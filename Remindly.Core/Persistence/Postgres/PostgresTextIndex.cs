using System.Text.RegularExpressions;

namespace Remindly.Core.Persistence.Postgres;

/// <summary>The index of the tasks' texts: every three letters in a row, in small letters, by PostgreSQL's own extension pg_trgm.</summary>
internal static partial class PostgresTextIndex
{
    public const string Find = """
        SELECT id AS "Value" FROM tasks WHERE lower(title) LIKE {0} OR lower(location) LIKE {0} OR lower(notes) LIKE {0} OR lower(description) LIKE {0}
        """;

    /// <summary>
    /// Makes the index unless it is there; where the extension is missing and this role may not make it, everything else still works.
    /// </summary>
    public const string Create = """
        DO $$
        BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX IF NOT EXISTS ix_tasks_text ON tasks USING gin
                (lower(title) gin_trgm_ops, lower(location) gin_trgm_ops, lower(notes) gin_trgm_ops, lower(description) gin_trgm_ops);
        EXCEPTION WHEN insufficient_privilege OR unique_violation OR undefined_file OR feature_not_supported OR undefined_object THEN
            RAISE WARNING 'Searching tasks has no index: the extension pg_trgm is missing and may not be made here (%).', SQLERRM;
        END $$;
        """;

    public const string Drop = "DROP INDEX IF EXISTS ix_tasks_text;";

    public const string IsThere = """SELECT to_regclass('ix_tasks_text') IS NOT NULL AS "Value" """;

    /// <summary>The extension sees letters and digits alone, and needs three in a row.</summary>
    public static bool Finds(string text) => ThreeInARow().IsMatch(text);

    /// <summary>The text anywhere, each character as itself.</summary>
    public static string Pattern(string text) => $"%{Special().Replace(text.ToLowerInvariant(), @"\$0")}%";

    [GeneratedRegex(@"[\p{L}\p{Nd}]{3}")]
    private static partial Regex ThreeInARow();

    [GeneratedRegex(@"[\\%_]")]
    private static partial Regex Special();
}
