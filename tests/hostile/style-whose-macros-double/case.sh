# A style of 3 kB whose macros each call the next one twice: every command that would use it refuses it and says why.
for words in "check" "cite s" "build"; do
    antinomy $words >.case/said 2>&1
    code=$?
    [ $code -ge 1 ] && [ $code -le 3 ] || { echo "antinomy $words ends with $code"; exit 1; }
    grep -q 'own\.csl' .case/said || { echo "antinomy $words does not name the style: $(head -c 200 .case/said)"; exit 1; }
done
