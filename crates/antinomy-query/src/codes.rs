//! The codes of everything that can be wrong with a query.

antinomy_syntax::codes! {
    "codes/";
    QUERY_SYNTAX = "Q001", "query-syntax", Error;
    QUERY_TOO_LARGE = "Q002", "query-too-large", Error;
    QUERY_REFUSED = "Q003", "query-refused", Error;
    QUERY_UNKNOWN_NAME = "Q004", "query-unknown-name", Warning;
    QUERY_UNANSWERED = "Q005", "query-unanswered", Error;
    UNUSED_PARAMETER = "Q006", "unused-parameter", Warning;
    QUERY_UNBOUND_VARIABLE = "Q007", "query-unbound-variable", Warning;
    UNDECLARED_PARAMETER = "Q008", "undeclared-parameter", Warning;
}
