using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Accounts;

namespace Remindly.Tests.Infrastructure;

/// <summary>The real app on a data folder of its own, with settings and services that a test may change before the first request.</summary>
public class RemindlyApp : WebApplicationFactory<Program>
{
    public const string Password = "three geese walk home slowly";

    private readonly Dictionary<string, string> settings = new()
    {
        ["environment"] = "Testing",
        ["DataPath"] = TestRun.NewPath("-data"),
        ["Logging:Console:LogLevel:Default"] = "None",
        ["Scheduling:AutoSync"] = "false",
        ["Limits:SignInsPerAccount"] = "1000",
        ["Limits:SignInsPerAddress"] = "100000",
        ["Limits:RequestsPerPerson"] = "100000",
    };

    private readonly List<Action<IServiceCollection>> services = [];

    public string DataPath => settings["DataPath"];

    /// <summary>A setting by its key, as <c>appsettings.json</c> would have it.</summary>
    public RemindlyApp With(string key, string value)
    {
        settings[key] = value;
        return this;
    }

    /// <summary>Replaces what lies outside the app: the clock, mail, a provider.</summary>
    public RemindlyApp With(Action<IServiceCollection> replace)
    {
        services.Add(replace);
        return this;
    }

    /// <summary>A client that follows no redirects and keeps cookies, as a browser that shows every step.</summary>
    public HttpClient CreateVisitor() =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>Registers a caregiver over the API and signs in: the client carries the bearer token.</summary>
    public async Task<HttpClient> CreateCaregiverAsync(string email)
    {
        var client = CreateVisitor();
        using var registered = await client.PostAsJsonAsync("/api/auth/register", new { email, password = Password });
        registered.EnsureSuccessStatusCode();
        return await SignInAsync(client, email);
    }

    /// <summary>The same where nobody can register: the account is made behind the doors.</summary>
    public async Task<HttpClient> CreateOwnerAsync(string email)
    {
        var client = CreateVisitor();
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<RemindlyUser>>();
        var made = await users.CreateAsync(new RemindlyUser { UserName = email, Email = email }, Password);
        return made.Succeeded ? await SignInAsync(client, email) : throw new InvalidOperationException(made.ToString());
    }

    private static async Task<HttpClient> SignInAsync(HttpClient client, string email)
    {
        using var signedIn = await client.PostAsJsonAsync("/api/auth/login", new { email, password = Password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await signedIn.JsonAsync()).Text("access_token")
        );
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        foreach (var replace in services)
        {
            builder.ConfigureTestServices(replace);
        }
    }
}
