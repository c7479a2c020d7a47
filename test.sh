#!/usr/bin/env bash
# Runs every test, the browser's and PostgreSQL's included, after installing what they need.
#   ./test.sh                              everything
#   ./test.sh -class '*.TaskServiceTests'  what the xunit.v3 runner's options choose
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

tests=Remindly.Tests
report=TestResults/tests.trx
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

has_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
has_postgres() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
# Debian's own Python, as the tests use it: another may come first on the PATH.
python() { if [ -x /usr/bin/python3 ]; then /usr/bin/python3 "$@"; else python3 "$@"; fi; }
has_servers() { command -v radicale >/dev/null && command -v xandikos >/dev/null && command -v vdirsyncer >/dev/null; }
has_calendars() { python -c 'import dateutil, icalendar, recurring_ical_events' 2>/dev/null; }

# Root needs no sudo; anybody else needs one that works without a password, or a terminal to type it in.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else return 1
    fi
}

install_missing() {
    local missing=()
    has_browser || missing+=(chromium fonts-liberation)
    has_postgres || missing+=(postgresql)
    has_calendars || missing+=(python3-dateutil python3-icalendar python3-recurring-ical-events)
    has_servers || missing+=(radicale xandikos vdirsyncer)
    [ ${#missing[@]} = 0 ] && return
    if command -v apt-get >/dev/null; then
        say "Installing what the tests need: ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        as_root apt-get update -q >/dev/null 2>&1 || true
        as_root apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null >&2 || true
    fi
    has_browser || { say "The browser tests need Chromium. Install it (Debian: apt-get install chromium), then run again."; exit 1; }
    has_postgres || { say "The store's tests need PostgreSQL. Install it (Debian: apt-get install postgresql), then run again."; exit 1; }
    has_calendars || { say "The calendars' tests need three Python packages. Install them (Debian: apt-get install python3-dateutil python3-icalendar python3-recurring-ical-events), then run again."; exit 1; }
    has_servers || { say "The calendar servers' tests need three programs. Install them (Debian: apt-get install radicale xandikos vdirsyncer), then run again."; exit 1; }
}

# The value of one counter of the report.
counter() { grep -o '<Counters [^>]*>' "$report" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9'; }

command -v dotnet >/dev/null || { say "The .NET 10 SDK is needed to build Remindly. Install it, then run again."; exit 1; }
install_missing

dotnet tool restore >/dev/null
dotnet restore Remindly.Web.sln -v quiet
dotnet build Remindly.Web.sln --no-restore -v quiet -clp:ErrorsOnly -nologo

rm -f "$report"
outcome=0
dotnet "$tests/bin/Debug/net10.0/$tests.dll" -noColor -trx "$report" "$@" </dev/null || outcome=$?

[ -s "$report" ] || { say "The tests ended without a report (exit code $outcome)."; exit 1; }
passed=$(counter passed) failed=$(($(counter failed) + $(counter error) + $(counter timeout) + $(counter aborted))) skipped=$(counter notExecuted)
[ "$((passed + failed))" -gt 0 ] || { say "No test ran."; exit 1; }
[ "$failed" = 0 ] && [ "$skipped" = 0 ] || [ "$outcome" != 0 ] || outcome=1
printf 'tests: %d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
exit "$outcome"
