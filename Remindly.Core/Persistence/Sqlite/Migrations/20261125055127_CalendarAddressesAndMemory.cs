using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Remindly.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CalendarAddressesAndMemory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "access_token_expires_at",
                table: "scheduling_integrations",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "password", table: "scheduling_integrations", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "refresh_token", table: "scheduling_integrations", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "sync_memory", table: "scheduling_integrations", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "url", table: "scheduling_integrations", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "username",
                table: "scheduling_integrations",
                type: "TEXT",
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
