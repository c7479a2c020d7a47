using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Reading appointments.</summary>
internal static class AppointmentsApi
{
    private const int RowsPerFlush = 200;

    public static void Map(AcuityApi api)
    {
        api.Get("/appointments", ListAsync);
        api.Get("/appointments/{id}", GetAsync);
        api.Get("/appointments/{id}/payments", PaymentsAsync);
    }

    /// <summary>The appointment the path names, or null after answering 404 or 403.</summary>
    public static async Task<SandboxAppointment?> FindAsync(AcuityCall call)
    {
        var id = call.RouteId();
        if (id is { } known && call.Account.Find(known) is { } found)
        {
            return found;
        }

        await (
            id is { } number && call.Sandbox.OwnedByAnother(call.Account, number)
                ? call.FailAsync(403, "forbidden", "You do not have access to this appointment.")
                : call.NotFoundAsync("appointment")
        );
        return null;
    }

    private static async Task ListAsync(AcuityCall call)
    {
        if (AppointmentFilter.Read(call.Query, out var problem) is not { } filter)
        {
            await call.BadAsync("bad_request", problem);
            return;
        }

        if (call.Fault(FaultKind.HardCap) is { } cap)
        {
            filter = filter with { Max = Math.Min(filter.Max, cap.Rows) };
        }

        await WriteAsync(call, filter);
    }

    private static async Task WriteAsync(AcuityCall call, AppointmentFilter filter)
    {
        var shape = new AppointmentShape(IsSingle: false, Forms: !filter.ExcludeForms);
        var json = new AppointmentJson(call.Account);
        await using var writer = call.Begin();
        writer.WriteStartArray();
        var written = 0;
        foreach (var row in filter.Select(call.Account.Book, call.Account.Settings.Timezone))
        {
            WriteRow(call, json, writer, row, shape);
            if (++written % RowsPerFlush == 0)
            {
                await writer.FlushAsync(call.Aborted);
            }
        }

        writer.WriteEndArray();
        await writer.FlushAsync(call.Aborted);
    }

    private static void WriteRow(
        AcuityCall call,
        AppointmentJson json,
        Utf8JsonWriter writer,
        SandboxAppointment row,
        AppointmentShape shape
    )
    {
        if (Spoils(call, FaultKind.MalformedRow, row))
        {
            json.Write(writer, row with { Members = new Dictionary<string, JsonNode?> { ["datetime"] = "next Tuesday-ish" } }, shape);
        }
        else if (Spoils(call, FaultKind.RowWithoutId, row))
        {
            json.Write(writer, row with { Members = new Dictionary<string, JsonNode?> { ["id"] = null } }, shape);
        }
        else
        {
            json.Write(writer, row, shape);
        }
    }

    private static bool Spoils(AcuityCall call, FaultKind kind, SandboxAppointment row) =>
        call.Fault(kind) is { } fault && call.Account.Faults.Victim(fault, row.Id) == row.Id;

    private static async Task GetAsync(AcuityCall call)
    {
        if (await FindAsync(call) is { } found)
        {
            await call.AppointmentAsync(found);
        }
    }

    private static async Task PaymentsAsync(AcuityCall call)
    {
        if (await FindAsync(call) is not { } found)
        {
            return;
        }

        var payments = new JsonArray();
        if (found.Paid && found.AmountPaid != "0.00")
        {
            payments.Add(
                new JsonObject
                {
                    ["transactionID"] = $"rc-{found.Id}",
                    ["created"] = AcuityTime.Stamp(found.Start),
                    ["processor"] = "cash",
                    ["amount"] = found.AmountPaid,
                }
            );
        }

        await call.JsonAsync(payments);
    }
}
