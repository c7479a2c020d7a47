using System.Net;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox.Calendly;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Pages;

public sealed class CalendlyPageTests : IClassFixture<SandboxHost>, IDisposable
{
    private readonly SandboxHost host;
    private readonly SandboxVisitor visitor;

    public CalendlyPageTests(SandboxHost host)
    {
        (this.host, visitor) = (host, new SandboxVisitor(host, "/sandbox/calendly"));
        Account.Seed();
    }

    private CalendlyAccount Account => host.Calendly.Account;

    public void Dispose() => visitor.Dispose();

    [Fact]
    public async Task The_page_shows_who_comes_when_and_what_to_connect_with_and_escapes_it()
    {
        Account.Change(Rosas().Id, each => each with { Name = "<script>alert(1)</script>" });

        var page = await visitor.RawAsync("?client=rosa");

        Assert.DoesNotContain("<script", page);
        Assert.Contains("&lt;script&gt;alert(1)", page);
        Assert.Contains(CalendlySandbox.Token, page);
        Assert.Contains("Moved to another time", page);
        Assert.DoesNotContain("Walter Boyd</p>", page);
    }

    [Fact]
    public async Task Its_forms_book_move_rename_cancel_and_note_no_shows()
    {
        Assert.Equal(
            "added",
            await visitor.SubmitAsync("events", ("start", "2026-04-01T09:30"), ("name", "Page Made"), ("email", "p@example.com"))
        );
        var id = Made("Page Made").Id;

        Assert.Equal("renamed", await visitor.SubmitAsync($"events/{id}/rename", ("title", "New title")));
        Assert.Equal("no-show", await visitor.SubmitAsync($"events/{id}/no-show"));
        Assert.True(Account.Find(id)!.Invitees[0].NoShow);
        Assert.Equal("came", await visitor.SubmitAsync($"events/{id}/came"));
        Assert.Equal("moved", await visitor.SubmitAsync($"events/{id}/move", ("start", "2026-04-02T10:00")));

        var moved = Made("Page Made", canceled: false);
        Assert.Equal(("New title", new DateTimeOffset(2026, 4, 2, 14, 0, 0, TimeSpan.Zero)), (moved.Name, moved.Start));
        Assert.True(Account.Find(id)!.Canceled);
        Assert.Equal("cancelled", await visitor.SubmitAsync($"events/{moved.Id}/cancel"));
        Assert.True(Account.Find(moved.Id)!.Canceled);
        Assert.Equal("deleted", await visitor.SubmitAsync($"events/{moved.Id}/delete"));
        Assert.Null(Account.Find(moved.Id));
    }

    [Fact]
    public async Task Its_forms_change_nothing_where_something_is_missing()
    {
        var id = Rosas().Id;

        Assert.Equal("no-time", await visitor.SubmitAsync("events", ("start", "")));
        Assert.Equal("no-time", await visitor.SubmitAsync($"events/{id}/move", ("start", "soon")));
        Assert.Equal("no-title", await visitor.SubmitAsync($"events/{id}/rename", ("title", " ")));
        Assert.Equal("gone", await visitor.SubmitAsync("events/NOBODY/cancel"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.ForgeAsync("page/reset"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.ForgeAsync("control/reset"));
        Assert.Equal(Rosas(), Account.Find(id));
    }

    [Fact]
    public async Task Faults_are_switched_by_the_page_and_by_programs()
    {
        Assert.Equal("fault-on", await visitor.SubmitAsync("faults", ("kind", "TooManyRequests"), ("scope", "All"), ("amount", "9")));
        Assert.Equal(9, Assert.Single(Account.Faults.Active).RetryAfterSeconds);
        Assert.Equal("fault-off", await visitor.SubmitAsync("faults/off", ("kind", "TooManyRequests")));

        var (status, on) = await visitor.ControlAsync("faults", new { kind = "server_error", count = 1 });

        Assert.Equal((200, "server_error"), (status, on[0].Text("kind")));
        Assert.Equal(HttpStatusCode.OK, await visitor.DeleteAsync("faults"));
        Assert.Empty(Account.Faults.Active);
    }

    [Fact]
    public async Task Programs_change_the_account_over_json()
    {
        var (_, booked) = await visitor.ControlAsync(
            "events",
            new
            {
                start = "2026-05-04T10:00:00-04:00",
                title = "Check",
                email = "c@example.com",
            }
        );
        var id = booked.Text("id")!;

        var (_, moved) = await visitor.ControlAsync($"events/{id}/move", new { start = "2026-05-05T14:00:00Z" });
        var after = moved.Text("id")!;
        var (_, cancelled) = await visitor.ControlAsync($"events/{after}/cancel", new { reason = "Ill", by_invitee = true });
        var state = await visitor.StateAsync("?client=c@example.com");

        Assert.Equal(after, Account.Find(id)!.Invitees[0].New!.Value.Event);
        Assert.Equal(new DateTimeOffset(2026, 5, 5, 14, 0, 0, TimeSpan.Zero), Account.Find(after)!.Start);
        Assert.True(cancelled.GetProperty("event").GetProperty("canceled").GetBoolean());
        Assert.Equal(2, state.GetProperty("events").GetArrayLength());
        Assert.Equal(CalendlySandbox.Token, state.Text("token"));
        Assert.Equal(404, (await visitor.ControlAsync($"events/{after}/move", new { start = "2026-05-06T14:00:00Z" })).Status);
        Assert.Equal(404, (await visitor.ControlAsync($"events/{id}/explode", new { })).Status);
        Assert.Equal(400, (await visitor.ControlAsync("events", new { title = "No start" })).Status);
        Assert.Equal(404, (await visitor.ControlAsync("reset?user_id=NOBODY", new { })).Status);
    }

    [Fact]
    public async Task Everything_starts_over()
    {
        var (_, empty) = await visitor.ControlAsync("reset", new { empty = true });
        Assert.Equal("reset", await visitor.SubmitAsync("reset"));
        var full = Account.Events.Count;
        Assert.Equal("emptied", await visitor.SubmitAsync("reset", ("empty", "true")));

        Assert.Equal(0, empty.GetProperty("event_count").GetInt32());
        Assert.InRange(full, 40, 60);
        Assert.Empty(Account.Events);
    }

    private CalendlyBooking Rosas() => Account.Events.First(each => each.Start > SandboxHost.Now && each.Invitees[0].Name == "Rosa Marino");

    private CalendlyBooking Made(string name, bool? canceled = null) =>
        Account.Events.Single(each => each.Invitees[0].Name == name && (canceled is null || each.Canceled == canceled));
}
