# A text with 3,000 mistakes: a build says the first hundred, as check does.
mkdir -p content/concepts
{ printf -- '---\nid: t\nlabel: T\n---\n\n'; for i in $(seq 3000); do printf '[a](javascript:x) '; done; echo; } >content/concepts/t.md
antinomy build >.case/out 2>&1
lines=$(grep -ac '^error' .case/out)
[ "$lines" -gt 0 ] || { echo "build finds no mistake"; exit 1; }
[ "$lines" -le 200 ] || { echo "build prints all $lines errors"; exit 1; }
