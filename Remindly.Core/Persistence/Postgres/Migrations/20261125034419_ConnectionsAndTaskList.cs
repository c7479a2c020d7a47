using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Remindly.Core.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ConnectionsAndTaskList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_tasks_senior_id_scheduled_at_id", table: "tasks");

            migrationBuilder.AddColumn<DateTimeOffset>(name: "purge_at", table: "tasks", type: "timestamp with time zone", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "disconnected_at",
                table: "scheduling_integrations",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "scheduling_integrations",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_until",
                table: "scheduling_integrations",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "taught_matches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    integration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    senior_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trait = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_taught_matches", x => x.id);
                    table.ForeignKey(
                        name: "fk_taught_matches_scheduling_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "scheduling_integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_taught_matches_seniors_senior_id",
                        column: x => x.senior_id,
                        principalTable: "seniors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_tasks_dismissed_at",
                table: "tasks",
                column: "dismissed_at",
                filter: "dismissed_at IS NOT NULL"
            );

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

            migrationBuilder.CreateIndex(name: "ix_tasks_purge_at", table: "tasks", column: "purge_at", filter: "purge_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_taught_matches_integration_id_trait_value",
                table: "taught_matches",
                columns: new[] { "integration_id", "trait", "value" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_taught_matches_senior_id", table: "taught_matches", column: "senior_id");

            migrationBuilder.Sql(PostgresTextIndex.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PostgresTextIndex.Drop);

            migrationBuilder.DropTable(name: "taught_matches");

            migrationBuilder.DropIndex(name: "ix_tasks_dismissed_at", table: "tasks");

            migrationBuilder.DropIndex(name: "ix_tasks_list", table: "tasks");

            migrationBuilder.DropIndex(name: "ix_tasks_open", table: "tasks");

            migrationBuilder.DropIndex(name: "ix_tasks_purge_at", table: "tasks");

            migrationBuilder.DropColumn(name: "purge_at", table: "tasks");

            migrationBuilder.DropColumn(name: "disconnected_at", table: "scheduling_integrations");

            migrationBuilder.DropColumn(name: "name", table: "scheduling_integrations");

            migrationBuilder.DropColumn(name: "paused_until", table: "scheduling_integrations");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_senior_id_scheduled_at_id",
                table: "tasks",
                columns: new[] { "senior_id", "scheduled_at", "id" }
            );
        }
    }
}
