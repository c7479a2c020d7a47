"""Works out calendars with python3-icalendar and python3-recurring-ical-events: one JSON object a line in, one a line out."""
import datetime
import json
import sys
import zoneinfo
import icalendar
import recurring_ical_events
from dateutil import rrule

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)


def instant(value, default):
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time())
    zone = value.tzinfo
    # A zone of pytz carries the offset of one moment; only its name says which zone it is.
    if zone is not None and getattr(zone, "zone", None):
        value = value.replace(tzinfo=zoneinfo.ZoneInfo(zone.zone)) if zone.zone != "UTC" else value
    elif zone is None:
        value = value.replace(tzinfo=default)
    return value.astimezone(UTC)


def describe(event, default):
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    all_day = not isinstance(start, datetime.datetime)
    # RFC 5545 3.6.1: without an end, "the event's duration is taken to be one day" when it begins on a date.
    if all_day and end <= start:
        end = start + DAY
    return {
        "uid": str(event["UID"]), "summary": str(event.get("SUMMARY", "")), "location": str(event.get("LOCATION", "")),
        "description": str(event.get("DESCRIPTION", "")), "status": str(event.get("STATUS", "CONFIRMED")),
        "sequence": int(event.get("SEQUENCE", 0)), "allDay": all_day,
        "start": int(instant(start, default).timestamp()), "end": int(instant(end, default).timestamp()),
    }


def count_the_start(event):
    """RFC 5545 3.3.10: "The DTSTART property value always counts as the first occurrence" of COUNT. recurring-ical-events adds a
    start that the rule does not choose without counting it, so it is told of one less."""
    rule = event.get("RRULE")
    if rule is None or "COUNT" not in rule:
        return
    start = event["DTSTART"].dt
    if isinstance(start, datetime.datetime):
        start = start.replace(tzinfo=None)
    else:
        start = datetime.datetime.combine(start, datetime.time())
    first = next(iter(rrule.rrulestr(rule.to_ical().decode(), dtstart=start)), None)
    if first == start:
        return
    rule["COUNT"] = [rule["COUNT"][0] - 1]
    if rule["COUNT"] == [0]:
        del event["RRULE"]


def answer(question):
    default = zoneinfo.ZoneInfo(question["zone"])
    calendar = icalendar.Calendar.from_ical(question["calendar"])
    for event in calendar.walk("VEVENT"):
        count_the_start(event)
    first, last = (datetime.datetime.fromtimestamp(question[end], UTC) for end in ("from", "to"))
    events = recurring_ical_events.of(calendar).between(first - 3 * DAY, last + 3 * DAY)
    found = [describe(event, default) for event in events]
    return [event for event in found if question["from"] <= event["start"] <= question["to"]]


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
