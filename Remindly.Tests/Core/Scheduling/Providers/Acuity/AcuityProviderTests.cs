using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Acuity;
using Remindly.Web.Sandbox;

namespace Remindly.Tests.Core.Scheduling.Providers.Acuity;

public sealed partial class AcuityProviderTests : ProviderContract
{
    private const string UserId = "31337001";
    private const string ApiKey = "cafe5ec7e7f00d5ec7e7cafe5ec7e7f0";

    protected override string Section => AcuityOptions.Section;

    protected override IReadOnlyList<string> Secrets { get; } =
    [ApiKey, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserId}:{ApiKey}"))];

    protected override string AbsentId => "7000000000";

    private SandboxAccount Account => Server.Services.GetRequiredService<AcuitySandbox>().FindAccount(UserId)!;

    protected override void AddServer(IServiceCollection services) => services.AddSandbox();

    protected override void MapServer(WebApplication app)
    {
        app.MapSandbox();
        var sandbox = app.Services.GetRequiredService<AcuitySandbox>();
        sandbox.RateLimitEnabled = false;
        sandbox.AddAccount(UserId, ApiKey);
    }

    protected override string Hold(IServiceProvider server, ContractAppointment appointment) =>
        Account.Add(Written(appointment, 0)).ToString(CultureInfo.InvariantCulture);

    protected override void Change(IServiceProvider server, string id, ContractAppointment appointment) =>
        Account.Change(Number(id), before => Written(appointment, before.Id) with { CreatedAt = before.CreatedAt });

    protected override void AddProvider(IServiceCollection services, IConfiguration configuration) => services.AddAcuity(configuration);

    protected override IEnumerable<(string Name, string Value)> AddressOf(Uri server) =>
        [("BaseUrl", new Uri(server, SandboxServices.Prefix + "/api/v1").AbsoluteUri)];

    protected override Credentials CredentialsFor(Uri server) => new() { ProviderUserId = UserId, ApiKey = ApiKey };

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private SandboxAppointment Written(ContractAppointment appointment, long id) =>
        new()
        {
            Id = id,
            Start = appointment.StartsAt,
            TypeId = Account.Types[0].Id,
            CalendarId = Account.Calendars[0].Id,
            DurationMinutes = 45,
            FirstName = appointment.FirstName,
            LastName = appointment.LastName,
            Email = appointment.Email,
            Notes = appointment.Notes,
            Canceled = appointment.Cancelled,
            Members = appointment.Unknown.Append(new("type", JsonValue.Create(appointment.Title))).ToDictionary(),
        };
}
