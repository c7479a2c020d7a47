#!/usr/bin/env bash
# Takes the pictures of the README from the real pages, with the demo's data. Needs Chromium; made smaller where pngquant is installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

port=${PORT:-5099}
work=$(mktemp -d)
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)

dotnet build Remindly.Web -v quiet -nologo
dotnet build tools/Remindly.Screenshots -v quiet -nologo
DataPath="$work" Demo=true Urls="http://localhost:$port" Logging__LogLevel__Default=Warning \
    dotnet Remindly.Web/bin/Debug/net10.0/Remindly.Web.dll &
app=$!
trap 'kill "$app"; wait "$app" 2>/dev/null || true; rm -rf "$work"' EXIT
until curl -fs "http://localhost:$port/health/ready" >/dev/null; do kill -0 "$app"; done

mkdir -p docs/screenshots
dotnet run --project tools/Remindly.Screenshots --no-build -- "http://localhost:$port" docs/screenshots "$chromium"
if command -v pngquant >/dev/null; then
    pngquant --force --ext .png --skip-if-larger --quality 70-95 docs/screenshots/*.png || true
fi
large=$(find docs/screenshots -name '*.png' -size +300k)
[ -z "$large" ] || { echo "Larger than 300 KB: $large" >&2; exit 1; }
