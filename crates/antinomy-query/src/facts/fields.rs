//! Policy fields.

use crate::names::Names;
use crate::sink::Sink;
use antinomy_model::Kind;

/// From each record to the fields that it names and all above them.
pub(super) fn in_field<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, record) in rdf.base().records() {
        // A field is in itself for rules that compare fields; as a triple that would say nothing.
        if record.kind() != Kind::Field {
            for field in rdf.facts().fields_of(id) {
                sink.derived(rdf.graph.node_of(id), rdf.graph.node_of(field));
            }
        }
    }
}

/// From each field to itself, and to those above and below it: fields that have something in common.
pub(super) fn related<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, _) in rdf.base().of_kind(Kind::Field) {
        let field = rdf.graph.node_of(id);
        for above in rdf.facts().fields_of(id) {
            let above = rdf.graph.node_of(above);
            sink.derived(field, above);
            sink.derived(above, field);
        }
    }
}
