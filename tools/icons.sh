#!/usr/bin/env bash
# Draws the PNG icons of an installed Remindly from its favicon, with Chromium. Run it after the drawing changed, and commit what it made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../Remindly.Web/wwwroot"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
drawing=$(cat favicon.svg)

# draw NAME SIZE DRAWN BACKGROUND: the drawing, DRAWN pixels wide, in the middle of a square.
draw() {
    cat >"$work/icon.html" <<HTML
<!doctype html><style>html,body{margin:0;background:$4}svg{position:absolute;left:$((($2 - $3) / 2))px;top:$((($2 - $3) / 2))px;width:$3px;height:$3px}</style>$drawing
HTML
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
        --window-size="$2,$2" --screenshot="$PWD/icons/$1.png" "file://$work/icon.html" 2>/dev/null
}

# A maskable icon's drawing keeps inside the middle four fifths; the tile's own colour fills the rest. Apple rounds the corners itself.
draw icon-192 192 192 transparent
draw icon-512 512 512 transparent
draw maskable-512 512 400 '#0B6464'
draw apple-touch-icon 180 180 '#0B6464'
