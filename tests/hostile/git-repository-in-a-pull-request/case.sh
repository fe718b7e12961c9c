# The knowledge base is a folder of a larger repository. A pull request adds plain files to that folder that make git take it for a
# repository of its own, with a config that came along: no check runs what it names.
# needs: git
mkdir -p mono/handbook && cp -r content book mono/handbook/ && cd mono
git init -q -b main . && git add -A && git commit -qm one
cp -r handbook ../evil && (cd ../evil && git init -q -b main . && git add -A && git commit -qm one && git update-ref refs/remotes/origin/main HEAD)
cp -r ../evil/.git/HEAD ../evil/.git/objects ../evil/.git/refs ../evil/.git/index handbook/
printf '[core]\n\trepositoryformatversion = 0\n\tworktree = .\n[filter "x"]\n\tclean = touch %s/ran\n' "$OUTSIDE" >handbook/config
echo '*.yaml filter=x' >handbook/.gitattributes
git add -A && git commit -qm "a pull request" && cd ..
git clone -q mono victim
rm -f "$OUTSIDE"/*
(cd victim/handbook && antinomy check --changed-since origin/main) >/dev/null 2>&1
[ ! -e "$OUTSIDE/ran" ] || { echo "check --changed-since ran a program that a pull request named"; exit 1; }
