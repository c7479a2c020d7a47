using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Accounts;
using Remindly.Web.Components.Calendar;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Remindly.Web.Demo;
using Remindly.Web.Mail;
using Xunit;

namespace Remindly.Tests.Web.Components;

/// <summary>
/// Pages and parts with the real services below them, on a database, a clock and a provider of the test's own. Ana, in New York, is
/// signed in; she owns the circle of Rosa, who lives there too.
/// </summary>
[ReadBy("en-US")]
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    private TestDatabase database = null!;

    protected FakeClock Clock { get; } = new();

    /// <summary>The clock of the services: <see cref="Clock"/>, unless waits have to run as in life.</summary>
    protected virtual TimeProvider Time => Clock;

    protected virtual IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>();

    internal PretendProvider Provider { get; } = new();

    protected RemindlyUser Ana { get; } =
        new()
        {
            Id = Guid.CreateVersion7(FakeClock.Start),
            UserName = "ana@example.org",
            Email = "ana@example.org",
            DisplayName = "Ana",
        };

    protected Senior Rosa { get; } =
        Senior.Create(new SeniorDetails("Rosa Marino", "Rosa", "rosa@example.org", null, "America/New_York"), FakeClock.Start);

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    // As long as anything else is waited for: a busy machine is no fault of a page.
    static PageTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(StoreEngine.Sqlite);
        await database.SaveAsync(Ana, Rosa);
        await database.SaveAsync(new CircleMember(Rosa.Id, Ana.Id, CircleRole.Owner, FakeClock.Start));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        Services.AddSingleton<IConfiguration>(configuration);
        Services.AddSingleton(Time);
        Services.AddSingleton<IHostApplicationLifetime>(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        Services.AddRemindlyCore(configuration, database.Store);
        Services.AddSingleton<ISchedulingProvider>(Provider);
        Services.AddHttpContextAccessor();
        Services.AddSingleton<DemoCredentials>();
        Services.AddScoped<CurrentUser>().AddScoped<Reader>().AddScoped<Ticker>().AddScoped<Snackbars>().AddScoped<CircleChanges>();
        Services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Production });
        Services.AddMail().AddSingleton<SignInLimits>();
        Services.AddIntegrationPages().AddTaskPages().AddCalendarPages();
        SignIn(Ana);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public new async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    protected Task SaveAsync(params object[] rows) => database.SaveAsync(rows);

    private void SignIn(RemindlyUser user)
    {
        var session = AddAuthorization();
        session.SetAuthorized(user.DisplayName);
        session.SetClaims(
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim(RemindlyClaims.DisplayName, user.DisplayName),
            new Claim(RemindlyClaims.TimeZone, user.TimeZone)
        );
    }
}
