# A title with an escape sequence: a terminal that shows an export does not obey it.
# needs: script
# Where colours are not wanted, the library for them would hide the fault.
env -u NO_COLOR TERM=xterm script -qec "antinomy export" /dev/null </dev/null >.case/out 2>&1
grep -q '@' .case/out || { echo "nothing was exported: $(head -c 200 .case/out)"; exit 1; }
! grep -q "$(printf '\033\]0;')" .case/out || { echo "export writes an escape sequence of a title to the terminal"; exit 1; }
