//! The codes of problems in the encoding and syntax of a file, before its content is interpreted.

crate::codes! {
    "codes/";
    BROKEN_YAML = "Y001", "broken-yaml", Error;
    TAB_INDENT = "Y002", "tab-indent", Error;
    COLON_IN_TEXT = "Y003", "colon-in-text", Error;
    RESERVED_CHARACTER = "Y004", "reserved-character", Error;
    DUPLICATE_KEY = "Y005", "duplicate-key", Error;
    ANCHOR = "Y006", "anchor", Error;
    TAG = "Y007", "tag", Error;
    MERGE_KEY = "Y008", "merge-key", Error;
    TOO_DEEP = "Y009", "too-deep", Error;
    TOO_LARGE = "Y010", "too-large", Error;
    NOT_UTF8 = "Y011", "not-utf8", Error;
    CONTROL_CHARACTER = "Y012", "control-character", Error;
    KEY_NOT_TEXT = "Y013", "key-not-text", Error;
    SECOND_DOCUMENT = "Y014", "second-document", Error;
    UNCLOSED_FRONT_MATTER = "Y015", "unclosed-front-matter", Error;
    UNCLOSED_QUOTE = "Y016", "unclosed-quote", Error;
    UNREADABLE_FILE = "Y017", "unreadable-file", Error;
    TEXT_AFTER_QUOTE = "Y018", "text-after-quote", Error;
    BACKSLASH = "Y019", "backslash", Error;
    UNBALANCED_BRACKET = "Y020", "unbalanced-bracket", Error;
    MISSING_COMMA = "Y021", "missing-comma", Error;
    COLON_WITHOUT_SPACE = "Y022", "colon-without-space", Error;
    STRANGE_SPACE = "Y023", "strange-space", Error;
    MISSING_COLON = "Y024", "missing-colon", Error;
    WRONG_DASH = "Y025", "wrong-dash", Error;
    DASH_WITHOUT_SPACE = "Y026", "dash-without-space", Error;
    MISSING_DASH = "Y027", "missing-dash", Error;
    TEXT_NOT_INDENTED = "Y028", "text-not-indented", Error;
    WRONG_INDENT = "Y029", "wrong-indent", Error;
    TEXT_CUT_OFF = "Y030", "text-cut-off", Warning;
    EXTRA_COMMA = "Y031", "extra-comma", Error;
    FILE_LEFT_OUT = "Y032", "file-left-out", Warning;
    TOO_MANY_VALUES = "Y034", "too-many-values", Error;
    PAGE_TOO_LONG = "Y035", "page-too-long", Error;
    PAGE_TOO_FULL = "Y036", "page-too-full", Error;
    MERGE_CONFLICT = "Y033", "merge-conflict", Error;
}
