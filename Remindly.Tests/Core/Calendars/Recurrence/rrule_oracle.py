"""Works out recurrence rules with python-dateutil: one JSON object a line in, one a line out.

Where dateutil itself departs from RFC 5545, the rule is put to it in other words that mean the same; each place says why.
"""
import calendar
import datetime
import json
import sys
import types
import zoneinfo
from dateutil import rrule

UTC = datetime.timezone.utc
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
LISTS = {
    "BYSECOND": "bysecond", "BYMINUTE": "byminute", "BYHOUR": "byhour", "BYMONTHDAY": "bymonthday",
    "BYYEARDAY": "byyearday", "BYWEEKNO": "byweekno", "BYMONTH": "bymonth", "BYSETPOS": "bysetpos",
}

# dateutil searches up to this year, and each rule has a last year of its own.
rrule.datetime = types.SimpleNamespace(**vars(datetime))


def weekdays(text, by_month):
    """dateutil takes days that are in both lists of a BYDAY such as MO,2TU. RFC 5545 3.3.10 calls it "a COMMA-separated list of
    days of the week", of which each "can also be preceded by" a number: any one of them is enough. So MO becomes 1MO,2MO ..."""
    values = [(int(value[:-2] or 0), DAYS.index(value[-2:])) for value in text.split(",")]
    if any(number for number, _ in values):
        values = [(each, day) for number, day in values for each in ([number] if number else range(1, 6 if by_month else 54))]
    return [rrule.weekday(day, number or None) for number, day in values]


def read(text, start):
    parts = dict(part.split("=") for part in text.split(";"))
    words = {word: [int(value) for value in parts[part].split(",")] for part, word in LISTS.items() if part in parts}
    frequency = getattr(rrule, parts["FREQ"])
    words["interval"] = int(parts.get("INTERVAL", 1))
    words["wkst"] = DAYS.index(parts.get("WKST", "MO"))
    if "BYDAY" in parts:
        words["byweekday"] = weekdays(parts["BYDAY"], frequency == rrule.MONTHLY or "BYMONTH" in parts)
    # RFC 5545 3.3.10: "Information, not contained in the rule, necessary to determine the various recurrence instance start time
    # and dates are derived from the Start Time". A week of the year says no day of the week; dateutil takes all seven.
    if "BYWEEKNO" in parts and not {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & parts.keys():
        words["byweekday"] = [start.weekday()]
    first = start
    # RFC 5545 3.3.10: "BYSETPOS operates on a set of recurrence instances in one interval of the recurrence rule". dateutil lets
    # the first week begin at the start instead of at WKST, so it is told of a start at the beginning of that week.
    if frequency == rrule.WEEKLY and "BYSETPOS" in parts:
        for word, value in (("byweekday", start.weekday()), ("byhour", start.hour), ("byminute", start.minute), ("bysecond", start.second)):
            words.setdefault(word, [value])
        first = (start - datetime.timedelta((start.weekday() - words["wkst"]) % 7)).replace(hour=0, minute=0, second=0)
    return parts, lambda: rrule.rrule(frequency, dtstart=first, **words)


def until_of(text):
    if text is None:
        return datetime.datetime.max
    if len(text) == 8:
        return datetime.datetime.strptime(text, "%Y%m%d").replace(hour=23, minute=59, second=59)
    return datetime.datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")


def occurrences(parts, make, start, until, last_year):
    """RFC 5545 3.8.5.3: "The DTSTART property value SHOULD be synchronized with the recurrence rule"; 3.3.10: it "always counts
    as the first occurrence" of COUNT. dateutil leaves out a start that does not match."""
    rrule.datetime.MAXYEAR = last_year
    left = int(parts.get("COUNT", sys.maxsize))
    if start > until:
        return
    yield start
    try:
        for time in make():
            if time > start:
                left -= 1
                if left <= 0 or time > until or time.year > last_year:
                    return
                yield time
    except ValueError as nothing:
        # Its word for a rule that never falls on anything.
        if "empty" not in str(nothing):
            raise


def instant(time, zone):
    return time.replace(tzinfo=zone).astimezone(UTC)


def exists(time, zone):
    return instant(time, zone).astimezone(zone).replace(tzinfo=None) == time


def take(times, most, zone):
    """As many as are wanted, and on to one that the clock does not skip, so that no later one can be the earlier instant."""
    taken = []
    for time in times:
        if len(taken) >= most and exists(taken[-1], zone):
            return taken, True
        taken.append(time)
    return taken, False


def answer(question):
    start = datetime.datetime.fromisoformat(question["start"])
    zone = zoneinfo.ZoneInfo(question["zone"])
    parts, make = read(question["rule"], start)
    until = until_of(parts.get("UNTIL"))
    local, more = take(occurrences(parts, make, start, until, question["lastYear"]), question["most"], zone)
    utc = parts.get("UNTIL", "").endswith("Z")
    zoned = local
    if utc:
        zoned, _ = take(occurrences(parts, make, start, until + datetime.timedelta(1), question["lastYear"]), question["most"], zone)
    instants = sorted({int(instant(time, zone).timestamp()) for time in zoned})
    if utc:
        instants = [each for each in instants if each <= calendar.timegm(until.timetuple())]
    return {"local": [time.isoformat() for time in local], "more": more, "instants": instants}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
