using System.Collections.Concurrent;
using System.Globalization;

namespace Remindly.Web.Sandbox.Hooks;

/// <summary>Whom an Acuity account tells of changes: what programs subscribed, and what its owner typed in by hand.</summary>
internal sealed class AcuityHooks(SandboxAccount account, HookDeliveries deliveries)
{
    private const string Prefix = "appointment.";
    private const string Changed = "changed";

    private readonly ConcurrentDictionary<long, SandboxWebhook> hooks = new();
    private long last;

    public IReadOnlyList<SandboxWebhook> All => [.. hooks.Values.OrderBy(each => each.Id)];

    public SandboxWebhook Add(string? eventName, string target)
    {
        var hook = new SandboxWebhook(Interlocked.Increment(ref last), eventName, target);
        return hooks[hook.Id] = hook;
    }

    public bool Remove(long id)
    {
        if (!hooks.TryRemove(id, out var removed))
        {
            return false;
        }

        removed.Target.IsActive = false;
        return true;
    }

    public void Clear(long firstId)
    {
        foreach (var hook in All)
        {
            Remove(hook.Id);
        }

        deliveries.Clear();
        last = firstId;
    }

    /// <summary><c>changed</c> is sent for every change, beside what says more exactly what happened.</summary>
    public void Tell(string action, SandboxAppointment appointment)
    {
        if (hooks.IsEmpty)
        {
            return;
        }

        foreach (var hook in All.Where(each => each.Target.IsActive))
        {
            foreach (var each in (string[])(action == Changed ? [Changed] : [action, Changed]))
            {
                if (hook.IsStatic || hook.Event == Prefix + each)
                {
                    deliveries.Send(Message(hook, each, appointment));
                }
            }
        }
    }

    // Subscriptions say the action with its prefix, hooks made by hand without.
    private HookMessage Message(SandboxWebhook hook, string action, SandboxAppointment about)
    {
        var said = (hook.IsStatic ? "" : Prefix) + action;
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"action={said}&id={about.Id}&calendarID={about.CalendarId}&appointmentTypeID={about.TypeId}"
        );
        var signature = Convert.ToBase64String(HookMessage.Sign(deliveries.KeyOf(account.ApiKey), body));
        return new HookMessage(
            hook.Target,
            said,
            about.Id.ToString(CultureInfo.InvariantCulture),
            "application/x-www-form-urlencoded",
            body,
            ("X-Acuity-Signature", signature)
        );
    }
}
