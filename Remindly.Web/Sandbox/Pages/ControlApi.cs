using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The switches of the Acuity account.</summary>
internal static class ControlApi
{
    public static void Map(IEndpointRouteBuilder routes, AcuitySandbox sandbox)
    {
        var control = new Control<SandboxAccount>(
            routes,
            context =>
                sandbox.FindAccount(context.Request.Query["user_id"].ToString() is { Length: > 0 } asked ? asked : AcuitySandbox.UserId)
        );
        control.Get("/state", (context, account) => StateAsync(context, sandbox, account));
        control.Post("/appointments", AddAsync);
        control.Post("/appointments/{id:long}/{verb}", ActAsync);
        control.Post("/webhooks", AddHookAsync);
        control.Delete("/webhooks/{id:long}", RemoveHookAsync);
        control.Deliveries(account => account.Deliveries);
        control.Faults(account => account.Faults);
        control.Post("/reset", (context, account) => ResetAsync(context, sandbox, account));
    }

    private static Task StateAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account) =>
        Control.AnswerAsync(
            context,
            new
            {
                account.UserId,
                account.ApiKey,
                ApiPath = SandboxServices.Prefix + "/api/v1",
                RateLimit = sandbox.RateLimitEnabled,
                Calendars = account.Calendars.Select(each => new
                {
                    each.Id,
                    each.Name,
                    each.Timezone,
                }),
                Types = account.Types.Select(each => new
                {
                    each.Id,
                    Name = each.Name.Trim(),
                    each.DurationMinutes,
                }),
                AppointmentCount = account.Appointments.Count,
                Appointments = account
                    .Appointments.Where(Asked(context.Request.Query))
                    .Take(Control.Limit(context.Request.Query))
                    .Select(View),
                Faults = account.Faults.Active,
                Webhooks = account.Webhooks.Select(View),
                DeliveryFaults = account.Deliveries.Faults,
                Deliveries = Control.View(account.Deliveries),
                RequestCount = account.Requests.Total,
                RequestCounts = account.Requests.Counts,
                Requests = account.Requests.Recent.TakeLast(50),
            }
        );

    private static async Task AddAsync(HttpContext context, SandboxAccount account)
    {
        var asked = await Control.ReadAsync<NewAppointment>(context);
        var id = account.Add(
            new SandboxAppointment
            {
                Start = asked.Start,
                DurationMinutes = asked.DurationMinutes ?? 0,
                TypeId = asked.TypeId ?? 0,
                CalendarId = asked.CalendarId ?? 0,
                FirstName = asked.FirstName ?? "",
                LastName = asked.LastName ?? "",
                Email = asked.Email ?? "",
                Phone = asked.Phone ?? "",
                Location = asked.Location ?? "",
                Notes = asked.Notes ?? "",
            }
        );
        await Control.AnswerAsync(context, View(account.Find(id)!));
    }

    private static async Task ActAsync(HttpContext context, SandboxAccount account)
    {
        var id = long.Parse((string)context.GetRouteValue("id")!, System.Globalization.CultureInfo.InvariantCulture);
        bool? done = context.GetRouteValue("verb") switch
        {
            "move" => account.Move(id, (await Control.ReadAsync<MoveTo>(context)).Start),
            "cancel" => account.Cancel(id, (await Control.ReadAsync<CancelAs>(context)).NoShow),
            "uncancel" => account.Uncancel(id),
            "delete" => account.Delete(id),
            _ => null,
        };
        await (
            done is true
                ? Control.AnswerAsync(context, new { Id = id, Appointment = account.Find(id) is { } after ? View(after) : null })
                : Control.ProblemAsync(context, 404, done is null ? "There is no such verb." : "There is no such appointment.")
        );
    }

    private static async Task AddHookAsync(HttpContext context, SandboxAccount account)
    {
        var target = (await Control.ReadAsync<NewTarget>(context)).Target;
        await (
            HookTarget.IsReachable(target)
                ? Control.AnswerAsync(context, View(account.AddStaticWebhook(target)))
                : Control.ProblemAsync(context, 400, "The target must be on this machine, or a web address on port 443 or 80.")
        );
    }

    private static Task RemoveHookAsync(HttpContext context, SandboxAccount account)
    {
        var id = FaultActs.Number((string?)context.GetRouteValue("id"));
        return account.RemoveWebhook(id)
            ? Control.AnswerAsync(context, account.Webhooks.Select(View))
            : Control.ProblemAsync(context, 404, "There is no such webhook.");
    }

    private static async Task ResetAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account)
    {
        var asked = await Control.ReadAsync<ResetTo>(context);
        if (asked.Empty)
        {
            account.Clear();
        }
        else
        {
            account.Seed();
        }

        account.Requests.Clear();
        sandbox.RateLimitEnabled = asked.RateLimit ?? true;
        await StateAsync(context, sandbox, account);
    }

    private static Func<SandboxAppointment, bool> Asked(IQueryCollection query)
    {
        var client = query["client"].ToString();
        return each => client.Length == 0 || $"{each.FullName} {each.Email}".Contains(client, StringComparison.OrdinalIgnoreCase);
    }

    private static object View(SandboxWebhook each) =>
        new
        {
            each.Id,
            each.Event,
            Target = each.Target.Address,
            each.Status,
        };

    private static object View(SandboxAppointment each) =>
        new
        {
            each.Id,
            each.Start,
            each.DurationMinutes,
            each.TypeId,
            each.CalendarId,
            each.FirstName,
            each.LastName,
            each.Email,
            each.Phone,
            each.Canceled,
            each.NoShow,
            each.Location,
            each.Notes,
        };
}
