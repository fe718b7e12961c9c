# An output that is a device: no file takes its place. Only a copy of a device is in danger here.
[ "$(id -u)" = 0 ] && mknod .case/null c 1 3 2>/dev/null || exit 77
antinomy export --out .case/null >/dev/null 2>&1
[ -c .case/null ] || { echo "export --out DEVICE put a file in the place of the device"; exit 1; }
antinomy check --write-baseline .case/null >/dev/null 2>&1
[ -c .case/null ] || { echo "check --write-baseline DEVICE put a file in the place of the device"; exit 1; }
