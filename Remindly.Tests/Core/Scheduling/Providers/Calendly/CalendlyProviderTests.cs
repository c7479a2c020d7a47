using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Providers.Calendly;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Calendly;

namespace Remindly.Tests.Core.Scheduling.Providers.Calendly;

public sealed partial class CalendlyProviderTests : ProviderContract
{
    private const string UserId = "CONTRACTUSER0001";
    private const string Token = "cal-5ec7e7cafe5ec7e7f00d5ec7e7cafe5ec7e7f0";

    protected override string Section => CalendlyOptions.Section;

    protected override IReadOnlyList<string> Secrets { get; } = [Token];

    protected override string AbsentId => "NOTTHERE00000000";

    private CalendlyAccount Account => Server.Services.GetRequiredService<CalendlySandbox>().FindUser(UserId)!;

    protected override void AddServer(IServiceCollection services) => services.AddSandbox();

    protected override void MapServer(WebApplication app)
    {
        app.MapSandbox();
        app.Services.GetRequiredService<CalendlySandbox>().AddAccount(UserId, Token);
    }

    protected override string Hold(IServiceProvider server, ContractAppointment appointment) => Account.Add(Written(appointment));

    protected override void Change(IServiceProvider server, string id, ContractAppointment appointment) =>
        Account.Change(
            id,
            before =>
            {
                var after = Written(appointment);
                var person = before.Invitees[0];
                return after with
                {
                    CreatedAt = before.CreatedAt,
                    Invitees =
                    [
                        after.Invitees[0] with
                        {
                            Id = person.Id,
                            Canceled = appointment.Cancelled,
                            CreatedAt = person.CreatedAt,
                            UpdatedAt = person.UpdatedAt.AddMilliseconds(1),
                        },
                    ],
                };
            }
        );

    protected override void AddProvider(IServiceCollection services, IConfiguration configuration) => services.AddCalendly(configuration);

    protected override IEnumerable<(string Name, string Value)> AddressOf(Uri server) =>
        [("BaseUrl", new Uri(server, SandboxServices.CalendlyPrefix).AbsoluteUri)];

    protected override Credentials CredentialsFor(Uri server) => new() { AccessToken = Token };

    private static CalendlyBooking Written(ContractAppointment appointment) =>
        new()
        {
            Start = appointment.StartsAt,
            Name = appointment.Title,
            Canceled = appointment.Cancelled,
            Members = appointment.Unknown.Append(new("name", JsonValue.Create(appointment.Title))).ToDictionary(),
            Invitees =
            [
                new CalendlyInvitee
                {
                    Name = $"{appointment.FirstName} {appointment.LastName}",
                    Email = appointment.Email,
                    Answers = appointment.Notes.Length > 0 ? [("", appointment.Notes)] : [],
                },
            ],
        };
}
