//! The codes of everything that can be wrong with a record by itself or with what it refers to.

antinomy_syntax::codes! {
    "codes/";
    UNKNOWN_KEY = "M001", "unknown-key", Error;
    MISSING_KEY = "M002", "missing-key", Error;
    EMPTY_VALUE = "M003", "empty-value", Error;
    UNKNOWN_REFERENCE = "M004", "unknown-reference", Error;
    WRONG_KIND = "M005", "wrong-kind", Error;
    DUPLICATE_ID = "M006", "duplicate-id", Error;
    INVALID_ID = "M007", "invalid-id", Error;
    WRONG_SHAPE = "M008", "wrong-shape", Error;
    BAD_DATE = "M009", "bad-date", Error;
    BAD_NUMBER = "M010", "bad-number", Error;
    UNKNOWN_CHOICE = "M011", "unknown-choice", Error;
    UNKNOWN_LEVEL = "M012", "unknown-level", Error;
    UNKNOWN_LANGUAGE = "M013", "unknown-language", Error;
    UNKNOWN_SECTION = "M014", "unknown-section", Error;
    UNKNOWN_KIND = "M015", "unknown-kind", Error;
    NO_MANIFEST = "M016", "no-manifest", Error;
    MISSING_FRONT_MATTER = "M017", "missing-front-matter", Error;
    TRANSLATION_WITHOUT_ORIGINAL = "M018", "translation-without-original", Error;
    TOO_MANY_LEVELS = "M019", "too-many-levels", Error;
    BAD_LANGUAGE = "M021", "bad-language", Error;
    COMMA_IN_TEXT = "M020", "comma-in-text", Error;
    LIST_WITHOUT_BRACKETS = "M022", "list-without-brackets", Error;
    NOT_TRUE_OR_FALSE = "M023", "not-true-or-false", Error;
    PAGE_WITH_WORD = "M024", "page-with-word", Error;
    UNKNOWN_CITATION_TYPE = "M025", "unknown-citation-type", Error;
    DEAD_LINK = "M026", "dead-link", Error;
    SEVERAL_LINES = "M031", "several-lines", Warning;
    RESERVED_ID = "M032", "reserved-id", Error;
    ADDRESS_NOT_ALLOWED = "M033", "address-not-allowed", Error;
    DEFAULTS_TOO_LARGE = "M034", "defaults-too-large", Error;
    NEWER_FORMAT = "M040", "newer-format", Error;
    BAD_FORMAT = "M041", "bad-format", Error;
    NAMES_NOTHING = "M042", "names-nothing", Error;
    LIST_WITHOUT_KEY = "M043", "list-without-key", Error;
    TYPOGRAPHIC_QUOTES = "M044", "typographic-quotes", Warning;
    UNKNOWN_VOCABULARY = "M045", "unknown-vocabulary", Error;
    MISSING_QUERY_HEAD = "M046", "missing-query-head", Error;
    NOTHING_ASKED = "M047", "nothing-asked", Error;
    BAD_PARAMETER_NAME = "M048", "bad-parameter-name", Error;
    BAD_DEFAULT = "M049", "bad-default", Error;
}
