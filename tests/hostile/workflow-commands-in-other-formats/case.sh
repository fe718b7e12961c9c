# Values and ids that are commands of the log of GitHub, where they stand at the beginning of a line: no format writes such a line.
# actions/runner: a line that begins with :: after white space, or holds ##[ anywhere, is a command.
for words in "check" "build" "list actors" "check --format github" "check --format concise"; do
    ours='^$'
    [ "$words" = "check --format github" ] && ours='^::(error|warning|notice) '
    lines=$(antinomy $words 2>&1 | grep -vE "$ours" | grep -cE '^[[:space:]]*::|##\[')
    [ "$lines" = 0 ] || { echo "antinomy $words writes $lines lines that GitHub takes for commands"; exit 1; }
done
