using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

public sealed class SandboxPagesTests(SandboxHost host) : IClassFixture<SandboxHost>, IDisposable
{
    private readonly HttpClient browser = host.Anonymous();

    public void Dispose()
    {
        browser.Dispose();
        host.Account.Faults.Clear();
    }

    [Fact]
    public async Task The_page_escapes_what_it_shows()
    {
        host.Account.Add(new SandboxAppointment { Start = SandboxHost.Now.AddDays(3), LastName = "<script>alert(1)</script>" });

        var page = await PageAsync("?client=" + Uri.EscapeDataString("<script>"));

        Assert.DoesNotContain("<script", page);
        Assert.Contains("&lt;script&gt;alert(1)", page);
        Assert.Contains(AcuitySandbox.ApiKey, page);
    }

    [Fact]
    public async Task A_form_changes_the_account_and_comes_back_to_where_it_was()
    {
        var id = host.Account.Add(new SandboxAppointment { Start = SandboxHost.Now.AddDays(4) });

        var back = await SubmitAsync($"/page/appointments/{id}/move?client=rosa", ("start", "2026-04-01T09:30"));
        await SubmitAsync($"/page/appointments/{id}/no-show");

        Assert.Equal("/sandbox/acuity?client=rosa&done=moved", back);
        var after = host.Account.Find(id)!;
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 13, 30, 0, TimeSpan.Zero), after.Start);
        Assert.True(after is { Canceled: true, NoShow: true });
        await SubmitAsync($"/page/appointments/{id}/uncancel");
        Assert.False(host.Account.Find(id)!.Canceled);
        Assert.EndsWith("done=no-time", await SubmitAsync($"/page/appointments/{id}/move", ("start", "")));
        await SubmitAsync($"/page/appointments/{id}/delete");
        Assert.Null(host.Account.Find(id));
    }

    [Fact]
    public async Task The_page_adds_appointments_and_switches_faults()
    {
        await SubmitAsync("/page/appointments", ("start", "2026-05-01T09:00"), ("first", "Page"), ("last", "Made"));
        await SubmitAsync("/page/faults", ("kind", "Slow"), ("scope", "Lists"), ("amount", "2"), ("count", "3"));

        Assert.Single(host.Account.Find(each => each.FullName == "Page Made"));
        var fault = Assert.Single(host.Account.Faults.Active);
        Assert.Equal((FaultKind.Slow, FaultScope.Lists, 2000, 3), (fault.Kind, fault.Scope, fault.DelayMs, fault.Count));
        await SubmitAsync("/page/faults/off", ("kind", "Slow"));
        Assert.Empty(host.Account.Faults.Active);
    }

    [Fact]
    public async Task Another_sites_form_does_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/acuity/page/reset");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Programs_change_the_account_over_json()
    {
        var (_, added) = await ControlAsync("appointments", new { start = "2026-07-01T09:00:00Z", last_name = "Control" });
        var id = added.GetProperty("id").GetInt64();

        await ControlAsync($"appointments/{id}/move", new { start = "2026-07-02T09:00:00Z" });
        var (_, cancelled) = await ControlAsync($"appointments/{id}/cancel", new { no_show = true });

        Assert.True(cancelled.GetProperty("appointment").GetProperty("no_show").GetBoolean());
        Assert.Equal(new DateTimeOffset(2026, 7, 2, 9, 0, 0, TimeSpan.Zero), host.Account.Find(id)!.Start);
        var state = await browser.GetFromJsonAsync<JsonElement>(
            "/sandbox/acuity/control/state?client=control",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(id, Assert.Single(state.GetProperty("appointments").EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Equal(200, (await ControlAsync($"appointments/{id}/delete", new { })).Status);
        Assert.Equal(404, (await ControlAsync($"appointments/{id}/uncancel", new { })).Status);
    }

    [Fact]
    public async Task Programs_switch_faults_over_json()
    {
        var (status, on) = await ControlAsync(
            "faults",
            new
            {
                kind = "too_many_requests",
                retry_after_seconds = 2,
                scope = "lists",
            }
        );

        Assert.Equal((200, "too_many_requests"), (status, on[0].GetProperty("kind").GetString()));
        Assert.Equal(429, (await host.SendAsync(HttpMethod.Get, "appointments")).Status);
        using var off = await browser.DeleteAsync("/sandbox/acuity/control/faults", TestContext.Current.CancellationToken);
        Assert.Empty(host.Account.Faults.Active);
        Assert.Equal(400, (await ControlAsync("faults", new { kind = "weather" })).Status);
        Assert.Equal(400, (await ControlAsync("appointments", new { last_name = "No start" })).Status);
    }

    [Fact]
    public async Task Programs_start_over()
    {
        var (_, empty) = await ControlAsync("reset", new { empty = true, rate_limit = false });
        var (_, full) = await ControlAsync("reset", new { rate_limit = false });

        Assert.Equal(0, empty.GetProperty("appointment_count").GetInt32());
        Assert.InRange(full.GetProperty("appointment_count").GetInt32(), 450, 600);
    }

    private Task<string> PageAsync(string query) =>
        browser.GetStringAsync("/sandbox/acuity" + query, TestContext.Current.CancellationToken);

    private async Task<string> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(each => KeyValuePair.Create(each.Name, each.Value)));
        using var response = await browser.PostAsync("/sandbox/acuity" + path, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    private async Task<(int Status, JsonElement Body)> ControlAsync(string path, object body)
    {
        using var response = await browser.PostAsJsonAsync("/sandbox/acuity/control/" + path, body, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
