using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Remindly.Core.Calendars;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

/// <summary>A CalDAV server in memory, with the ways in which servers differ.</summary>
internal sealed class DavShelf
{
    public const string Principal = "/people/rosa/";
    public const string Home = "/calendars/rosa/";
    public const string Calendar = "/calendars/rosa/family/";

    private readonly SortedDictionary<string, DavShelfCalendar> calendars = new(StringComparer.Ordinal) { [Calendar] = new("Family") };

    /// <summary>The server says how far a calendar has come, and what has changed since.</summary>
    public bool HasSync { get; set; } = true;

    public bool HasCTag { get; set; } = true;

    /// <summary>Objects come only when they are asked for by their addresses.</summary>
    public bool KeepsData { get; set; }

    /// <summary>The server refuses a query that asks for data.</summary>
    public bool RefusesData { get; set; }

    /// <summary>The token it was given is too old.</summary>
    public bool ForgetsTokens { get; set; }

    /// <summary>More of a calendar's answer, such as a resource that is gone.</summary>
    public string More { get; set; } = "";

    /// <summary>Reports asked for, by the name of their body's element.</summary>
    public List<string> Reports { get; } = [];

    public DavShelfCalendar Family => calendars[Calendar];

    public DavShelfCalendar Add(string path, string name) => calendars[path] = new DavShelfCalendar(name);

    public void Remove(string path) => calendars.Remove(path);

    public void Map(WebApplication app)
    {
        app.MapMethods("/{**path}", ["PROPFIND"], FindAsync);
        app.MapMethods("/{**path}", ["REPORT"], ReportAsync);
    }

    public static string Written(string uid, ContractAppointment appointment)
    {
        var entry = new Component("VEVENT")
            .Add(ContentLine.OfText("UID", uid))
            .Add(ContentLine.OfText("DTSTAMP", "20260101T000000Z"))
            .Add(ContentLine.OfText("DTSTART", Stamp(appointment.StartsAt)))
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
        if (appointment.Unknown.Count > 0)
        {
            var members = appointment.Unknown.Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()));
            entry.Add(ContentLine.OfText("STRUCTURED-DATA", new JsonObject(members).ToJsonString()));
        }

        return CalendarWriter.Write(
            new Component("VCALENDAR")
                .Add(ContentLine.OfText("VERSION", "2.0"))
                .Add(ContentLine.OfText("PRODID", "-//Example//EN"))
                .Add(entry)
        );
    }

    private static string Stamp(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private Task FindAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var inside = context.Request.Headers["Depth"] == "1";
        if (path == Home)
        {
            var below = inside ? calendars.Select(each => Response(each.Key, Described(each.Value))) : [];
            return AnswerAsync(context, Response(Home, "<D:resourcetype><D:collection/></D:resourcetype>") + string.Concat(below));
        }

        if (calendars.TryGetValue(path, out var calendar))
        {
            var below = inside ? calendar.All.Select(each => Response(path + each.Name, ETag(each))) : [];
            return AnswerAsync(context, Response(path, Described(calendar)) + string.Concat(below));
        }

        return path switch
        {
            "/" => AnswerAsync(
                context,
                Response("/", $"<D:current-user-principal><D:href>{Principal}</D:href></D:current-user-principal>")
            ),
            Principal => AnswerAsync(context, Response(path, $"<C:calendar-home-set><D:href>{Home}</D:href></C:calendar-home-set>")),
            _ => MissingAsync(context),
        };
    }

    private async Task ReportAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var question = await reader.ReadToEndAsync();
        if (!calendars.TryGetValue(context.Request.Path.Value!, out var calendar))
        {
            await MissingAsync(context);
            return;
        }

        var kind = new[] { "sync-collection", "calendar-query", "calendar-multiget" }.First(each =>
            question.Contains(each, StringComparison.Ordinal)
        );
        Reports.Add(kind);
        var path = context.Request.Path.Value!;
        await (
            kind switch
            {
                "sync-collection" => ChangesAsync(context, path, calendar, question),
                "calendar-multiget" => AnswerAsync(
                    context,
                    string.Concat(
                        calendar
                            .All.Where(each => question.Contains(each.Name, StringComparison.Ordinal))
                            .Select(each => Response(path + each.Name, ETag(each) + Data(each)))
                    )
                ),
                _ => QueryAsync(context, path, calendar, question),
            }
        );
    }

    private Task QueryAsync(HttpContext context, string path, DavShelfCalendar calendar, string question)
    {
        var wantsData = question.Contains("calendar-data", StringComparison.Ordinal);
        if (RefusesData && wantsData)
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        }

        var found = calendar.All.Where(each => each.IsMeant(question));
        return AnswerAsync(
            context,
            string.Concat(found.Select(each => Response(path + each.Name, ETag(each) + (wantsData && !KeepsData ? Data(each) : "")))) + More
        );
    }

    private Task ChangesAsync(HttpContext context, string path, DavShelfCalendar calendar, string question)
    {
        if (!HasSync || ForgetsTokens)
        {
            context.Response.StatusCode = HasSync ? 409 : 403;
            return context.Response.WriteAsync("""<D:error xmlns:D="DAV:"><D:valid-sync-token/></D:error>""");
        }

        var since = int.Parse(question.Split("<D:sync-token>http://shelf/")[1].Split('<')[0], CultureInfo.InvariantCulture);
        var changed = calendar.All.Where(each => each.ChangedAt > since).Select(each => Response(path + each.Name, ETag(each)));
        var gone = calendar.GoneSince(since).Select(file => Missing(path + file));
        return AnswerAsync(context, string.Concat(changed.Concat(gone)) + $"<D:sync-token>http://shelf/{calendar.Clock}</D:sync-token>");
    }

    private string Described(DavShelfCalendar calendar) =>
        $"<D:resourcetype><D:collection/><C:calendar/></D:resourcetype><D:displayname>{SecurityElement.Escape(calendar.Name)}</D:displayname>"
        + $"""<C:supported-calendar-component-set><C:comp name="{calendar.Holds}"/></C:supported-calendar-component-set>"""
        + (HasSync ? $"<D:sync-token>http://shelf/{calendar.Clock}</D:sync-token>" : "")
        + (HasCTag ? $"<S:getctag>{calendar.Clock}</S:getctag>" : "");

    private static string Missing(string href) =>
        $"<D:response><D:href>{href}</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>";

    private static string ETag(DavShelfObject each) => $"<D:getetag>\"{each.ChangedAt}\"</D:getetag>";

    private static string Data(DavShelfObject each) => $"<C:calendar-data>{SecurityElement.Escape(each.Data)}</C:calendar-data>";

    private static string Response(string href, string properties) =>
        $"<D:response><D:href>{href}</D:href><D:propstat><D:prop>{properties}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>";

    private static Task AnswerAsync(HttpContext context, string responses)
    {
        context.Response.StatusCode = 207;
        context.Response.ContentType = "application/xml; charset=utf-8";
        return context.Response.WriteAsync(
            """<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/">"""
                + responses
                + "</D:multistatus>",
            Encoding.UTF8
        );
    }

    private static Task MissingAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
