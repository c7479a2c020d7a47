using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Remindly.Core.Calendars;

namespace Remindly.Tests.Core.Scheduling.Providers.CalendarFeed;

/// <summary>A calendar in memory that is read at one address.</summary>
internal sealed class FeedShelf
{
    public const string Path = "/private-canary5ecret/basic.ics";

    private readonly List<(string Uid, ContractAppointment What)> held = [];

    /// <summary>What it says instead of what it holds.</summary>
    public string? Text { get; set; }

    public string? ETag { get; set; }

    public int LastStatus { get; private set; }

    public string Hold(ContractAppointment appointment)
    {
        var uid = $"event-{held.Count}@example.com";
        held.Add((uid, appointment));
        return uid;
    }

    public void Change(string uid, ContractAppointment appointment) => held[held.FindIndex(each => each.Uid == uid)] = (uid, appointment);

    public Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/calendar";
        if (ETag is not null)
        {
            context.Response.Headers.ETag = ETag;
        }

        LastStatus = context.Response.StatusCode = ETag is not null && context.Request.Headers.IfNoneMatch == ETag ? 304 : 200;
        if (LastStatus == 304)
        {
            return Task.CompletedTask;
        }

        var calendar = new Component("VCALENDAR").Add(ContentLine.OfText("VERSION", "2.0"));
        held.ForEach(each => calendar.Add(Written(each.Uid, each.What)));
        return context.Response.WriteAsync(Text ?? CalendarWriter.Write(calendar));
    }

    private static Component Written(string uid, ContractAppointment appointment)
    {
        var entry = new Component("VEVENT")
            .Add(ContentLine.OfText("UID", uid))
            .Add(ContentLine.OfText("DTSTART", appointment.StartsAt.ToString("yyyyMMdd'T'HHmmss'Z'")))
            .Add(new ContentLine("DURATION", [], "PT45M"))
            .Add(ContentLine.OfText("SUMMARY", appointment.Title))
            .Add(ContentLine.OfText("DESCRIPTION", appointment.Notes))
            .Add(ContentLine.OfText("STATUS", appointment.Cancelled ? "CANCELLED" : "CONFIRMED"))
            .Add(
                new ContentLine(
                    "ATTENDEE",
                    [new PropertyParameter("CN", [$"{appointment.FirstName} {appointment.LastName}"])],
                    $"mailto:{appointment.Email}"
                )
            );
        return appointment.Unknown.Count == 0
            ? entry
            : entry.Add(
                ContentLine.OfText(
                    "STRUCTURED-DATA",
                    new JsonObject(
                        appointment.Unknown.Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()))
                    ).ToJsonString()
                )
            );
    }
}
