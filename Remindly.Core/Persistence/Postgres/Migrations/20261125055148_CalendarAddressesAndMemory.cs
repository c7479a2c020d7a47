using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Remindly.Core.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CalendarAddressesAndMemory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "access_token_expires_at",
                table: "scheduling_integrations",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "password", table: "scheduling_integrations", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "refresh_token", table: "scheduling_integrations", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "sync_memory", table: "scheduling_integrations", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "url", table: "scheduling_integrations", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "username",
                table: "scheduling_integrations",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "access_token_expires_at", table: "scheduling_integrations");

            migrationBuilder.DropColumn(name: "password", table: "scheduling_integrations");

            migrationBuilder.DropColumn(name: "refresh_token", table: "scheduling_integrations");

            migrationBuilder.DropColumn(name: "sync_memory", table: "scheduling_integrations");

            migrationBuilder.DropColumn(name: "url", table: "scheduling_integrations");

            migrationBuilder.DropColumn(name: "username", table: "scheduling_integrations");
        }
    }
}
