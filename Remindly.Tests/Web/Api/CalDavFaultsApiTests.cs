using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Remindly.Tests.Core.Scheduling.Providers;
using Remindly.Tests.Core.Scheduling.Providers.CalDav;
using Remindly.Tests.Infrastructure;
using Xunit;
using Faults = Remindly.Tests.Core.Scheduling.Providers.Faults;

namespace Remindly.Tests.Web.Api;

/// <summary>A calendar server that answers wrongly, as a caregiver sees it.</summary>
public sealed class CalDavFaultsApiTests : IAsyncLifetime
{
    private const string Route = "/api/scheduling_integrations";
    private const string Options = "Scheduling:Providers:CalDav:";

    private readonly ConnectedApp world = new();
    private readonly DavShelf shelf = new();
    private ProviderStub server = null!;

    public static TheoryData<string, string, string> Kinds =>
        new()
        {
            { "401", "unauthorized", "needs_attention" },
            { "403", "forbidden", "needs_attention" },
            { "404", "not_found", "needs_attention" },
            { "429", "rate_limited", "failing" },
            { "500", "unavailable", "failing" },
            { "hang up", "unavailable", "failing" },
            { "silence", "timeout", "failing" },
            { "page", "invalid_response", "failing" },
            { "broken", "invalid_response", "failing" },
            { "huge", "invalid_response", "failing" },
        };

    public async ValueTask InitializeAsync()
    {
        world
            .App.With("Scheduling:AllowPrivateNetworks", "true")
            .With(Options + "Retries", "0")
            .With(Options + "AttemptTimeout", "00:00:02");
        world.App.With(Options + "MaxResponseBytes", "65536");
        await world.InitializeAsync();
        server = await ProviderStub.StartAsync(_ => { }, shelf.Map);
        var visit = new ContractAppointment(TimeProvider.System.GetUtcNow().AddDays(3)) { Title = "Doctor Lee" };
        shelf.Family.Put("visit.ics", DavShelf.Written("visit", visit));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await world.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_has_its_name_and_its_next_step_and_loses_nothing(string fault, string code, string level)
    {
        var id = (await world.AskAsync(HttpMethod.Post, Route, Wish()))["id"];
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var synced = (await ViewAsync(id))["last_synced_at"];
        server.Fault = FaultOf(fault);

        var failed = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        Assert.Equal((502, code), (failed.Status, failed["code"]));
        Assert.DoesNotContain(Faults.Canary, failed.Json.GetRawText(), StringComparison.Ordinal);
        var view = await ViewAsync(id);
        Assert.Equal((level, synced), (view.Json.GetProperty("health").Text("level"), view["last_synced_at"]));
        Assert.Equal("pending", (await TaskAsync()).Text("status"));

        server.Fault = null;
        var wish = new { password = "a calm password" };
        Assert.Equal(200, (await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", wish)).Status);
        Assert.Equal(200, (await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync")).Status);
        Assert.Equal("healthy", (await ViewAsync(id)).Json.GetProperty("health").Text("level"));
    }

    private static Func<HttpContext, Task<bool>> FaultOf(string kind) =>
        kind switch
        {
            "hang up" => Faults.HangUp(),
            "silence" => Faults.Silence(),
            "page" => Faults.Html(),
            "broken" => Faults.Body("application/xml", $"<multistatus xmlns='DAV:'><response>{Faults.Canary}"),
            "huge" => Faults.Huge(1024 * 1024),
            _ => Faults.Status(int.Parse(kind)),
        };

    private object Wish() =>
        new
        {
            provider = "caldav",
            senior_id = world.RosaId,
            url = new Uri(server.Address, "/").AbsoluteUri,
            username = "rosa",
            password = "a calm password",
        };

    private Task<ApiAnswer> ViewAsync(string? id) => world.AskAsync(HttpMethod.Get, $"{Route}/{id}");

    private async Task<JsonElement> TaskAsync() =>
        Assert.Single((await world.AskAsync(HttpMethod.Get, "/api/tasks?source=caldav")).Json.GetProperty("items").EnumerateArray());
}
