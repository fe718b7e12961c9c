//! The codes of everything that can be wrong with a file before anybody asks what it means.

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
}
