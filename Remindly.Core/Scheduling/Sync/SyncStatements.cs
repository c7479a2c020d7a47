namespace Remindly.Core.Scheduling.Sync;

/// <summary>The statements a run writes tasks with; both engines understand them.</summary>
internal static class SyncStatements
{
    public static readonly string[] InsertNames =
    [
        "@id",
        "@senior_id",
        "@title",
        "@description",
        "@status",
        "@scheduled_at",
        "@all_day_on",
        "@duration_minutes",
        "@location",
        "@assigned_to",
        "@completed_at",
        "@integration_id",
        "@external_source",
        "@external_id",
        "@external_url",
        "@external_status",
        "@external_fingerprint",
        "@sync_metadata",
        "@now",
    ];

    public static readonly string[] UpdateNames =
    [
        "@title",
        "@description",
        "@status",
        "@scheduled_at",
        "@all_day_on",
        "@duration_minutes",
        "@location",
        "@completed_at",
        "@integration_id",
        "@external_url",
        "@external_status",
        "@external_fingerprint",
        "@sync_metadata",
        "@external_id",
        "@now",
        "@id",
        "@version",
    ];

    public static readonly string[] CancelNames = ["@status", "@external_status", "@now", "@id", "@version"];

    public static readonly string[] AdoptNames = ["@integration_id", "@now", "@id", "@version"];

    public static readonly string[] EventNames = ["@task_id", "@kind", "@at", "@detail"];

    // 1 is CareTaskType.Appointment, 2 is CareTaskPriority.Medium. Whoever was first keeps the row; the caller looks again.
    public const string Insert = """
        INSERT INTO tasks (id, senior_id, title, description, task_type, status, priority, scheduled_at, all_day_on, duration_minutes,
            location, assigned_to, completed_at, scheduling_integration_id, external_source, external_id, external_url, external_status,
            external_fingerprint, sync_metadata, created_at, updated_at, version)
        VALUES (@id, @senior_id, @title, @description, 1, @status, 2, @scheduled_at, @all_day_on, @duration_minutes,
            @location, @assigned_to, @completed_at, @integration_id, @external_source, @external_id, @external_url, @external_status,
            @external_fingerprint, @sync_metadata, @now, @now, 1)
        ON CONFLICT (senior_id, external_source, external_id) DO NOTHING
        """;

    public const string Update = """
        UPDATE tasks SET title = @title, description = @description, status = @status, scheduled_at = @scheduled_at,
            all_day_on = @all_day_on, duration_minutes = @duration_minutes, location = @location, completed_at = @completed_at,
            scheduling_integration_id = COALESCE(scheduling_integration_id, @integration_id), external_url = @external_url,
            external_status = @external_status, external_fingerprint = @external_fingerprint, sync_metadata = @sync_metadata,
            external_id = @external_id, updated_at = @now, version = version + 1
        WHERE id = @id AND version = @version
        """;

    public const string Cancel = """
        UPDATE tasks SET status = @status, external_status = @external_status, external_fingerprint = NULL, updated_at = @now,
            version = version + 1
        WHERE id = @id AND version = @version
        """;

    public const string Adopt = """
        UPDATE tasks SET scheduling_integration_id = @integration_id, updated_at = @now, version = version + 1
        WHERE id = @id AND version = @version
        """;

    public const string Event = "INSERT INTO task_events (task_id, kind, at, detail) VALUES (@task_id, @kind, @at, @detail)";
}
