# A label below `|`, which ends with a line feed: the sidebar is a script all the same.
antinomy check >/dev/null 2>&1 || { echo "check refuses what is written below |"; exit 1; }
antinomy build >/dev/null 2>&1 || { echo "the handbook is not built"; exit 1; }
for script in public/en/toc*.js; do
    ! grep -q "innerHTML = '[^']*$" "$script" || { echo "a text in $(basename "$script") has a line break"; exit 1; }
done
