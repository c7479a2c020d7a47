using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Remindly.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Repeats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "occurrence_at", table: "tasks", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "series_id", table: "tasks", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "task_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    senior_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    task_type = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    duration_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", nullable: true),
                    assigned_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    rrule = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    all_day_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    made_until = table.Column<long>(type: "INTEGER", nullable: true),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_series", x => x.id);
                    table.ForeignKey(
                        name: "fk_task_series_seniors_senior_id",
                        column: x => x.senior_id,
                        principalTable: "seniors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_task_series_users_assigned_to",
                        column: x => x.assigned_to,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull
                    );
                    table.ForeignKey(
                        name: "fk_task_series_users_created_by",
                        column: x => x.created_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_tasks_series_id_occurrence_at",
                table: "tasks",
                columns: new[] { "series_id", "occurrence_at" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_task_series_assigned_to", table: "task_series", column: "assigned_to");

            migrationBuilder.CreateIndex(name: "ix_task_series_created_by", table: "task_series", column: "created_by");

            migrationBuilder.CreateIndex(name: "ix_task_series_made_until", table: "task_series", column: "made_until");

            migrationBuilder.CreateIndex(name: "ix_task_series_senior_id", table: "task_series", column: "senior_id");

            migrationBuilder.AddForeignKey(
                name: "fk_tasks_task_series_series_id",
                table: "tasks",
                column: "series_id",
                principalTable: "task_series",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_tasks_task_series_series_id", table: "tasks");

            migrationBuilder.DropTable(name: "task_series");

            migrationBuilder.DropIndex(name: "ix_tasks_series_id_occurrence_at", table: "tasks");

            migrationBuilder.DropColumn(name: "occurrence_at", table: "tasks");

            migrationBuilder.DropColumn(name: "series_id", table: "tasks");
        }
    }
}
