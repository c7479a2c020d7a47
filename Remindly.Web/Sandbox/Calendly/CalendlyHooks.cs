using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>Who is told of what happens in a Calendly account, and the telling.</summary>
internal sealed class CalendlyHooks(CalendlyAccount account, HookDeliveries deliveries, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, CalendlySubscription> all = new(StringComparer.Ordinal);

    public IReadOnlyList<CalendlySubscription> All =>
        [.. all.Values.OrderBy(each => each.CreatedAt).ThenBy(each => each.Id, StringComparer.Ordinal)];

    public CalendlySubscription? Find(string id) => all.GetValueOrDefault(id);

    public CalendlySubscription Add(CalendlyWire wire, string url, IReadOnlyList<string> events, string scope, string? key)
    {
        var made = new CalendlySubscription(wire)
        {
            Id = Guid.NewGuid().ToString(),
            Target = new HookTarget(url),
            Events = events,
            Scope = scope,
            SigningKey = key,
            CreatedAt = clock.GetUtcNow(),
        };
        return all[made.Id] = made;
    }

    public bool Remove(string id)
    {
        if (!all.TryRemove(id, out var removed))
        {
            return false;
        }

        removed.Target.IsActive = false;
        return true;
    }

    public void Clear()
    {
        foreach (var id in all.Keys)
        {
            Remove(id);
        }

        deliveries.Clear();
    }

    public void Tell(IEnumerable<CalendlyNews> news)
    {
        foreach (var each in news)
        {
            foreach (var to in All.Where(to => to.Target.IsActive && to.Events.Contains(each.Event)))
            {
                deliveries.Send(Message(to, each));
            }
        }
    }

    private HookMessage Message(CalendlySubscription to, CalendlyNews news)
    {
        var now = clock.GetUtcNow();
        var payload = to.Wire.Invitee(news.Booking, news.Invitee);
        payload["scheduled_event"] = to.Wire.Event(account, news.Booking);
        var body = new JsonObject
        {
            ["event"] = news.Event,
            ["created_at"] = CalendlyWire.Time(now),
            ["created_by"] = to.Wire.User(account),
            ["payload"] = payload,
        }.ToJsonString();
        return new HookMessage(to.Target, news.Event, news.Booking.Id, "application/json", body, Signature(to, now, body));
    }

    // Made once, so that a delivery that is tried again keeps its time: a reader who only takes fresh ones would lose it.
    private (string, string)? Signature(CalendlySubscription to, DateTimeOffset now, string body)
    {
        if (to.SigningKey is not { } key)
        {
            return null;
        }

        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hex = Convert.ToHexStringLower(HookMessage.Sign(deliveries.KeyOf(key), $"{at}.{body}"));
        return ("Calendly-Webhook-Signature", $"t={at},v1={hex}");
    }
}
