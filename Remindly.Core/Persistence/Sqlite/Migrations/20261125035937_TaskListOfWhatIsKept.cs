using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Remindly.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TaskListOfWhatIsKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_tasks_list", table: "tasks");

            migrationBuilder.DropIndex(name: "ix_tasks_open", table: "tasks");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_list",
                table: "tasks",
                columns: new[] { "senior_id", "scheduled_at", "id", "status", "task_type", "priority", "external_source", "assigned_to" },
                filter: "dismissed_at IS NULL AND purge_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open",
                table: "tasks",
                columns: new[] { "senior_id", "scheduled_at", "id", "task_type", "priority", "external_source", "assigned_to" },
                filter: "dismissed_at IS NULL AND purge_at IS NULL AND status < 4"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_tasks_list", table: "tasks");

            migrationBuilder.DropIndex(name: "ix_tasks_open", table: "tasks");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_list",
                table: "tasks",
                columns: new[] { "senior_id", "scheduled_at", "id", "status", "task_type", "priority", "external_source", "assigned_to" },
                filter: "dismissed_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open",
                table: "tasks",
                columns: new[] { "senior_id", "scheduled_at", "id", "task_type", "priority", "external_source", "assigned_to" },
                filter: "dismissed_at IS NULL AND status < 4"
            );
        }
    }
}
