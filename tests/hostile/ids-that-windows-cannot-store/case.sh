# Ids that are names of devices on Windows: their pages could be neither checked out nor built there.
antinomy check >.case/out 2>&1
grep -qE 'content/concepts.yaml:2' .case/out || { echo "check accepts con, nul and aux as ids"; exit 1; }
