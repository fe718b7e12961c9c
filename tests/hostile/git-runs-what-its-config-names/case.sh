# A repository whose settings name programs: a check runs none of them, and writes nothing.
# needs: git
git init -q -b main . && git add -A && git commit -qm one && git tag v1
git config filter.x.clean "sh -c 'touch $OUTSIDE/clean-filter; cat' --"
git config core.fsmonitor "touch $OUTSIDE/fsmonitor; false"
echo '*.yaml filter=x' >.git/info/attributes
printf '#!/bin/sh\ntouch %s/hook\n' "$OUTSIDE" >.git/hooks/post-index-change && chmod +x .git/hooks/post-index-change
find content -name '*.yaml' -exec touch -d '+1 hour' {} +
rm -f "$OUTSIDE"/*
before=$(cksum .git/index)
antinomy check --changed-since v1 >/dev/null 2>&1
[ -z "$(ls "$OUTSIDE")" ] || { echo "was run: $(ls "$OUTSIDE" | tr '\n' ' ')"; exit 1; }
[ "$before" = "$(cksum .git/index)" ] || { echo "the index was written by a command that only reads"; exit 1; }
