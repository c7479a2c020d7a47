using System.Globalization;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>Accounts, events and people as the API shows them.</summary>
/// <param name="at">The address of the API: every thing's id begins with it.</param>
internal sealed class CalendlyWire(string at)
{
    public string User(CalendlyAccount account) => $"{at}/users/{account.UserId}";

    public string Organization(CalendlyAccount account) => $"{at}/organizations/ORG{account.UserId}";

    public JsonObject Me(CalendlyAccount account) =>
        new()
        {
            ["uri"] = User(account),
            ["name"] = account.Name,
            ["slug"] = "riverside",
            ["email"] = account.Email,
            ["scheduling_url"] = "https://calendly.com/riverside",
            ["timezone"] = account.Timezone,
            ["avatar_url"] = null,
            ["current_organization"] = Organization(account),
            ["resource_type"] = "User",
        };

    public JsonObject Type(CalendlyAccount account, CalendlyEventType type) =>
        new()
        {
            ["uri"] = $"{at}/event_types/{type.Id}",
            ["name"] = type.Name,
            ["active"] = type.Active,
            ["slug"] = null,
            ["duration"] = type.DurationMinutes,
            ["kind"] = "solo",
            ["description_plain"] = type.Description,
            ["deleted_at"] = null,
            ["profile"] = new JsonObject
            {
                ["type"] = "User",
                ["name"] = account.Name,
                ["owner"] = User(account),
            },
        };

    public JsonObject Event(CalendlyAccount account, CalendlyBooking each)
    {
        var shown = new JsonObject
        {
            ["uri"] = $"{at}/scheduled_events/{each.Id}",
            ["name"] = each.Name,
            ["status"] = each.Canceled ? "canceled" : "active",
            ["start_time"] = Time(each.Start),
            ["end_time"] = Time(each.Start.AddMinutes(each.DurationMinutes)),
            ["event_type"] = $"{at}/event_types/{each.TypeId}",
            ["location"] = each.Location?.DeepClone() ?? new JsonObject { ["type"] = "physical", ["location"] = "12 River Street" },
            ["invitees_counter"] = new JsonObject
            {
                ["total"] = each.Invitees.Count,
                ["active"] = each.Invitees.Count(person => !person.Canceled),
                ["limit"] = each.Limit,
            },
            ["event_memberships"] = new JsonArray(new JsonObject { ["user"] = User(account) }),
            ["event_guests"] = new JsonArray(),
            ["meeting_notes_plain"] = "For the practice alone.",
            ["created_at"] = Time(each.CreatedAt),
            ["updated_at"] = Time(each.UpdatedAt),
        };
        if (each.Canceled)
        {
            shown["cancellation"] = Cancellation(account, each);
        }

        foreach (var (name, value) in each.Members)
        {
            shown[name] = value?.DeepClone();
        }

        return shown;
    }

    public static JsonObject Cancellation(CalendlyAccount account, CalendlyBooking each) =>
        new()
        {
            ["canceled_by"] = each is { CanceledByInvitee: true, Invitees: [var first, ..] } ? first.Name : account.Name,
            ["reason"] = each.CancelReason,
            ["canceler_type"] = each.CanceledByInvitee ? "invitee" : "host",
        };

    public JsonObject Invitee(CalendlyBooking booking, CalendlyInvitee each) =>
        new()
        {
            ["uri"] = Invitee(booking.Id, each.Id),
            ["email"] = each.Email,
            ["name"] = each.Name,
            ["first_name"] = null,
            ["last_name"] = null,
            ["status"] = each.Canceled ? "canceled" : "active",
            ["timezone"] = each.Timezone,
            ["event"] = $"{at}/scheduled_events/{booking.Id}",
            ["questions_and_answers"] = new JsonArray([
                .. each.Answers.Select(
                    (answer, position) =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["question"] = answer.Question,
                                ["answer"] = answer.Answer,
                                ["position"] = position,
                            }
                ),
            ]),
            ["text_reminder_number"] = each.Phone,
            ["rescheduled"] = each.Rescheduled,
            ["old_invitee"] = each.Old is { } old ? Invitee(old.Event, old.Invitee) : null,
            ["new_invitee"] = each.New is { } next ? Invitee(next.Event, next.Invitee) : null,
            ["cancel_url"] = $"https://calendly.com/cancellations/{each.Id}",
            ["reschedule_url"] = $"https://calendly.com/reschedulings/{each.Id}",
            ["no_show"] = each.NoShow ? new JsonObject { ["uri"] = $"{at}/invitee_no_shows/{each.Id}" } : null,
            ["payment"] = null,
            ["created_at"] = Time(each.CreatedAt),
            ["updated_at"] = Time(each.UpdatedAt),
        };

    public JsonObject Subscription(CalendlyAccount account, CalendlySubscription each) =>
        new()
        {
            ["uri"] = $"{at}/webhook_subscriptions/{each.Id}",
            ["callback_url"] = each.Target.Address,
            ["created_at"] = Time(each.CreatedAt),
            ["updated_at"] = Time(each.CreatedAt),
            ["retry_started_at"] = each.Target.FailingSince is { } failing ? Time(failing) : null,
            ["state"] = each.Target.IsActive ? "active" : "disabled",
            ["events"] = new JsonArray([.. each.Events.Select(name => (JsonNode)name)]),
            ["scope"] = each.Scope,
            ["organization"] = Organization(account),
            ["user"] = each.Scope == "organization" ? null : User(account),
            ["group"] = null,
            ["creator"] = User(account),
        };

    public static string Time(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private string Invitee(string booking, string invitee) => $"{at}/scheduled_events/{booking}/invitees/{invitee}";
}
