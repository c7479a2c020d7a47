using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The sandbox's own switches as JSON, for programs that try it from outside.</summary>
internal static class ControlApi
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static void Map(IEndpointRouteBuilder control, AcuitySandbox sandbox)
    {
        control.MapGet("/state", On(sandbox, StateAsync));
        control.MapPost("/appointments", On(sandbox, AddAsync));
        control.MapPost("/appointments/{id:long}/{verb}", On(sandbox, ActAsync));
        control.MapPost("/faults", On(sandbox, FaultAsync));
        control.MapDelete("/faults", On(sandbox, ClearFaultsAsync));
        control.MapPost("/reset", On(sandbox, ResetAsync));
    }

    private static RequestDelegate On(AcuitySandbox sandbox, Func<HttpContext, AcuitySandbox, SandboxAccount, Task> handler) =>
        SameSite.Only(async context =>
        {
            var userId = context.Request.Query["user_id"].ToString() is { Length: > 0 } asked ? asked : AcuitySandbox.UserId;
            if (sandbox.FindAccount(userId) is not { } account)
            {
                await ProblemAsync(context, 404, "There is no such account.");
                return;
            }

            try
            {
                await handler(context, sandbox, account);
            }
            catch (JsonException unread)
            {
                await ProblemAsync(context, 400, unread.Message);
            }
        });

    private static Task StateAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account) =>
        AnswerAsync(
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
                Appointments = account.Appointments.Where(Asked(context.Request.Query)).Take(Limit(context.Request.Query)).Select(View),
                Faults = account.Faults.Active,
                RequestCount = account.Requests.Total,
                RequestCounts = account.Requests.Counts,
                Requests = account.Requests.Recent.TakeLast(50),
            }
        );

    private static async Task AddAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account)
    {
        var asked = await ReadAsync<NewAppointment>(context);
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
        await AnswerAsync(context, View(account.Find(id)!));
    }

    private static async Task ActAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account)
    {
        var id = long.Parse((string)context.GetRouteValue("id")!, System.Globalization.CultureInfo.InvariantCulture);
        bool? done = context.GetRouteValue("verb") switch
        {
            "move" => account.Move(id, (await ReadAsync<MoveTo>(context)).Start),
            "cancel" => account.Cancel(id, (await ReadAsync<CancelAs>(context)).NoShow),
            "uncancel" => account.Uncancel(id),
            "delete" => account.Delete(id),
            _ => null,
        };
        await (
            done is true
                ? AnswerAsync(context, new { Id = id, Appointment = account.Find(id) is { } after ? View(after) : null })
                : ProblemAsync(context, 404, done is null ? "There is no such verb." : "There is no such appointment.")
        );
    }

    private static async Task FaultAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account)
    {
        account.Faults.Add(await ReadAsync<SandboxFault>(context));
        await AnswerAsync(context, account.Faults.Active);
    }

    private static Task ClearFaultsAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account)
    {
        account.Faults.Clear();
        return AnswerAsync(context, account.Faults.Active);
    }

    private static async Task ResetAsync(HttpContext context, AcuitySandbox sandbox, SandboxAccount account)
    {
        var asked = await ReadAsync<ResetTo>(context);
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

    private static int Limit(IQueryCollection query) => int.TryParse(query["limit"], out var limit) ? limit : 1000;

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

    private static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        return JsonSerializer.Deserialize<T>(text.Length == 0 ? "{}" : text, Json)
            ?? throw new JsonException("The body must be a JSON object.");
    }

    private static Task AnswerAsync(HttpContext context, object value) =>
        context.Response.WriteAsJsonAsync(value, value.GetType(), Json, context.RequestAborted);

    private static Task ProblemAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return AnswerAsync(context, new { Status = status, Detail = detail });
    }
}
