using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Remindly.Core.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PendingRevocations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pending_revocations",
                columns: table => new
                {
                    integration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    access_token = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    give_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_revocations", x => x.integration_id);
                }
            );

            migrationBuilder.CreateIndex(name: "ix_pending_revocations_due_at", table: "pending_revocations", column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "pending_revocations");
        }
    }
}
