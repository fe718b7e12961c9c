# Many contradictions in one field: twice as many pages are about twice as large, for none carries all the others.
make() {
    {
        printf 'actors:\n  - {id: town, label: Town, kind: government, levels: city}\n  - {id: land, label: Land, kind: government, levels: state}\n'
        printf 'sources:\n  - {id: s, class: policy, type: report, title: T, issued: 2001, issuer: town}\nfields:\n  - {id: f, label: F}\nstatements:\n'
        for i in $(seq "$1"); do
            printf '  - {id: st%d-%s, kind: goal, source: s, locator: {page: 3}, text: x%d, voice: %s}\n' "$i" town "$i" town "$i" land "$i" land
        done
        printf 'contradictions:\n'
        for i in $(seq "$1"); do
            printf '  - {id: k%d, title: T%d, category: contradiction, field: [f], asserted-by: {source: s, locator: {page: 3}}, because: x%d, sides: [[st%d-land], [st%d-town]]}\n' "$i" "$i" "$i" "$i" "$i"
        done
    } >content/r.yaml
}
printf '\n[output.html.search]\nenable = false\n[output.html.print]\nenable = false\n' >>book/en/book.toml
size() { antinomy build >/dev/null 2>&1; cat public/en/contradictions/*.html | wc -c; }
make 60; small=$(size)
make 120; big=$(size)
[ "$small" -gt 0 ] || { echo "there are no pages"; exit 1; }
# The list of contradictions and the sidebar grow as well.
[ "$big" -lt $((small * 5 / 2)) ] || { echo "pages of 60 contradictions: $((small / 1000)) kB, of 120: $((big / 1000)) kB"; exit 1; }
