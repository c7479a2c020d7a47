using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Remindly.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ConnectionsAndTaskList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_tasks_senior_id_scheduled_at_id", table: "tasks");

            migrationBuilder.AddColumn<long>(name: "purge_at", table: "tasks", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<long>(name: "disconnected_at", table: "scheduling_integrations", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "scheduling_integrations",
                type: "TEXT",
                maxLength: 100,
                nullable: true
            );

            migrationBuilder.AddColumn<long>(name: "paused_until", table: "scheduling_integrations", type: "INTEGER", nullable: true);

            migrationBuilder.CreateTable(
                name: "taught_matches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    integration_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    senior_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trait = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
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

            migrationBuilder.Sql(SqliteTextIndex.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqliteTextIndex.Drop);

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
