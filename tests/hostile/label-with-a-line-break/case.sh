# A label of several lines: a message, and a sidebar whose script is one.
antinomy check 2>&1 | grep -q several-lines || { echo "check does not report the label"; exit 1; }
antinomy build >/dev/null 2>&1 || { echo "the handbook is not built"; exit 1; }
for script in public/en/toc*.js; do
    ! grep -q "innerHTML = '[^']*$" "$script" || { echo "a text in $(basename "$script") has a line break"; exit 1; }
done
