# A marker of a build that no build wrote: a folder with anything else in it is not replaced.
touch .antinomy-handbook && mkdir .git && echo 'ref: refs/heads/main' >.git/HEAD
antinomy build --out . >/dev/null 2>&1
[ -e content/antinomy.yaml ] && [ -e .git/HEAD ] || { echo "build --out . deleted content or .git"; exit 1; }
mkdir docs && touch docs/.antinomy-handbook && echo precious >docs/guide.md
antinomy build --out docs >/dev/null 2>&1
[ -e docs/guide.md ] || { echo "build --out docs deleted docs/guide.md"; exit 1; }
