//! The code of what can be wrong with a citation style.

antinomy_syntax::codes! {
    "codes/";
    STYLE_UNUSABLE = "S001", "style-unusable", Error;
}
