# An argument that is no text: an exit code of ours, never a panic.
antinomy check "$(printf 'content/\377.yaml')" >/dev/null 2>.case/err
code=$?
[ $code -le 3 ] || { echo "ends with $code: $(head -c 100 .case/err)"; exit 1; }
