# A folder of content that is a link to elsewhere: import writes nothing there.
ln -s "$OUTSIDE" content/sources
echo '@book{k, title={T}, author={Roe, A}, year=2001}' >lib.bib
antinomy import lib.bib >/dev/null 2>&1
[ -z "$(ls "$OUTSIDE")" ] || { echo "import wrote outside of the knowledge base: $(ls "$OUTSIDE")"; exit 1; }
