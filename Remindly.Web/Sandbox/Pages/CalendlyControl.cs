using Remindly.Web.Sandbox.Calendly;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The switches of the Calendly account.</summary>
internal static class CalendlyControl
{
    public static void Map(IEndpointRouteBuilder routes, CalendlySandbox sandbox)
    {
        var control = new Control<CalendlyAccount>(
            routes,
            context => context.Request.Query["user_id"].ToString() is { Length: > 0 } asked ? sandbox.FindUser(asked) : sandbox.Account
        );
        control.Get("/state", StateAsync);
        control.Post("/events", AddAsync);
        control.Post("/events/{id}/{verb}", ActAsync);
        control.Deliveries(account => account.Deliveries);
        control.Faults(account => account.Faults);
        control.Post("/reset", ResetAsync);
    }

    private static Task StateAsync(HttpContext context, CalendlyAccount account)
    {
        var client = context.Request.Query["client"].ToString();
        return Control.AnswerAsync(
            context,
            new
            {
                account.UserId,
                account.Token,
                ApiPath = SandboxServices.CalendlyPrefix,
                Types = account.Types,
                EventCount = account.Events.Count,
                Events = account.Events.Where(each => Concerns(each, client)).Take(Control.Limit(context.Request.Query)).Select(View),
                Faults = account.Faults.Active,
                Webhooks = account.Subscriptions.Select(View),
                DeliveryFaults = account.Deliveries.Faults,
                Deliveries = Control.View(account.Deliveries),
                RequestCount = account.Requests.Total,
                RequestCounts = account.Requests.Counts,
                Requests = account.Requests.Recent.TakeLast(50),
            }
        );
    }

    private static async Task AddAsync(HttpContext context, CalendlyAccount account)
    {
        var asked = await Control.ReadAsync<NewEvent>(context);
        var type = account.Types.FirstOrDefault(each => each.Id == asked.TypeId) ?? account.Types[0];
        var id = account.Add(
            new CalendlyBooking
            {
                Start = asked.Start.ToUniversalTime(),
                Name = asked.Title ?? type.Name,
                TypeId = type.Id,
                DurationMinutes = asked.DurationMinutes ?? type.DurationMinutes,
                Invitees =
                [
                    new CalendlyInvitee
                    {
                        Name = asked.Name ?? "Rosa Marino",
                        Email = asked.Email ?? "rosa.marino@example.com",
                        Phone = asked.Phone,
                    },
                ],
            }
        );
        await Control.AnswerAsync(context, View(account.Find(id)!));
    }

    private static async Task ActAsync(HttpContext context, CalendlyAccount account)
    {
        var id = (string)context.GetRouteValue("id")!;
        var after = context.GetRouteValue("verb") switch
        {
            "move" => account.Reschedule(id, (await Control.ReadAsync<MoveTo>(context)).Start.ToUniversalTime()),
            "rename" => await RenameAsync(context, account, id) ? id : null,
            "cancel" => await CancelAsync(context, account, id) ? id : null,
            "no-show" => account.MarkNoShow(id) ? id : null,
            "came" => account.MarkNoShow(id, noShow: false) ? id : null,
            "delete" => account.Delete(id) ? id : null,
            _ => null,
        };
        await (
            after is null
                ? Control.ProblemAsync(context, 404, "There is no such verb, or no such event to use it on.")
                : Control.AnswerAsync(context, new { Id = after, Event = account.Find(after) is { } there ? View(there) : null })
        );
    }

    private static async Task<bool> RenameAsync(HttpContext context, CalendlyAccount account, string id)
    {
        var title = (await Control.ReadAsync<RenameTo>(context)).Title;
        return account.Change(id, each => each with { Name = title });
    }

    private static async Task<bool> CancelAsync(HttpContext context, CalendlyAccount account, string id)
    {
        var asked = await Control.ReadAsync<CancelBecause>(context);
        return account.Cancel(id, asked.Reason, asked.ByInvitee);
    }

    private static async Task ResetAsync(HttpContext context, CalendlyAccount account)
    {
        if ((await Control.ReadAsync<ResetTo>(context)).Empty)
        {
            account.Clear();
        }
        else
        {
            account.Seed();
        }

        account.Requests.Clear();
        await StateAsync(context, account);
    }

    private static bool Concerns(CalendlyBooking each, string client) =>
        client.Length == 0
        || each.Invitees.Any(person => $"{person.Name} {person.Email}".Contains(client, StringComparison.OrdinalIgnoreCase));

    private static object View(CalendlyBooking each) =>
        new
        {
            each.Id,
            each.Start,
            each.DurationMinutes,
            Title = each.Name,
            each.TypeId,
            each.Canceled,
            Invitees = each.Invitees.Select(person => new
            {
                person.Id,
                person.Name,
                person.Email,
                person.Canceled,
                person.Rescheduled,
                person.NoShow,
                OldEvent = person.Old?.Event,
                NewEvent = person.New?.Event,
            }),
        };

    private static object View(CalendlySubscription each) =>
        new
        {
            each.Id,
            each.Events,
            each.Scope,
            Target = each.Target.Address,
            Status = each.Target.IsActive ? "active" : "disabled",
        };
}
