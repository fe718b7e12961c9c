# Labels and titles with HTML: no script of them runs in the results of a search.
# needs: chromium
chrome=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
dom() { "$chrome" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-quic --virtual-time-budget=5000 --user-data-dir="$PWD/.case/profile" --dump-dom "file://$PWD/public/en/$1" 2>/dev/null; }
antinomy build >/dev/null 2>&1 || { echo "the handbook is not built"; exit 1; }
for query in quarter zebra paper town clash; do
    ! dom "start.html?search=$query" | grep -o 'data-harmed="[a-z]*"' || { echo "a script ran in the results of a search for $query"; exit 1; }
done
