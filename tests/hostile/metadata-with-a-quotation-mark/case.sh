# Titles with signs of JSON and of Markdown: the metadata hold them as they are.
antinomy build >/dev/null || exit 1
holds() {
    grep -F '<script type="application/ld+json">' "public/en/sources/$1.html" | grep -qF "\"name\":$2," || { echo "$1.html: no $2 in JSON-LD"; exit 1; }
}
holds plain '"The \"National\" Plan"'
holds slash '"C:\\new"'
holds star '"A *loud* title"'
holds brackets '"About [[plain]]"'
