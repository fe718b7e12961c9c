"""What other programs make of our RDF and of our saved queries.

    compare.py ANTINOMY FOLDER [FOLDER..]

For the knowledge base of each folder: every saved query gives the same rows here, in pyoxigraph over the N-Quads and in rdflib
over the Turtle; Turtle and JSON-LD hold the same triples as the N-Quads when rdflib has read them, written them and read them
again; the concepts keep the conditions of SKOS, as pyshacl checks them.
"""

import io
import json
import pathlib
import subprocess
import sys
import time

import pyoxigraph
import rdflib
import pyshacl
from rdflib.compare import isomorphic

HERE = pathlib.Path(__file__).parent
XSD = "http://www.w3.org/2001/XMLSchema#"
# Saved queries of the handbook that find something. That engines agree on nothing would prove nothing.
LEAST_WITH_ROWS = 10

failures = []


def fail(message):
    failures.append(message)
    print(f"  WRONG  {message}")


class Base:
    """A knowledge base, through the program."""

    def __init__(self, antinomy, folder):
        self.antinomy, self.folder = antinomy, folder

    def run(self, *arguments):
        command = [self.antinomy, "--root", str(self.folder), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def export(self, form):
        return self.run("export", "--to", form)

    def saved(self):
        listed = json.loads(self.run("query", "--list", "--format", "json"))
        return [item["id"] for item in listed["items"]]

    def sparql(self, name):
        return self.run("query", name, "--show-sparql")

    def rows(self, name):
        answer = json.loads(self.run("query", name, "--format", "json", "--timeout", "120"))
        names = answer["head"]["vars"]
        rows = [[row.get(it) for it in names] for row in answer["results"]["bindings"]]
        return names, sorted([[plain_json(it) for it in row] for row in rows], key=repr)


def plain_json(term):
    """A term as a tuple that all three engines can be brought to."""
    if term is None:
        return None
    if term["type"] == "literal":
        language = term.get("xml:lang")
        return literal(term["value"], language, term.get("datatype"))
    return (term["type"], term["value"])


def literal(value, language, datatype):
    if language:
        return ("literal", value, language.lower())
    datatype = datatype or XSD + "string"
    if datatype in (XSD + "decimal", XSD + "double", XSD + "float"):
        # AVG and division: engines write the same number with more or fewer digits.
        return ("number", round(float(value), 6))
    return ("literal", value, datatype)


def plain_oxigraph(term):
    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return ("uri", term.value)
    return literal(term.value, term.language, term.datatype.value if term.datatype else None)


def plain_rdflib(term):
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return ("uri", str(term))
    return literal(str(term), term.language, str(term.datatype) if term.datatype else None)


def in_oxigraph(store, text):
    found = store.query(text, use_default_graph_as_union=True)
    names = [it.value for it in found.variables]
    return names, sorted([[plain_oxigraph(row[it]) for it in names] for row in found], key=repr)


def in_rdflib(graph, text):
    found = graph.query(text)
    names = [str(it) for it in found.vars]
    return names, sorted([[plain_rdflib(it) for it in row] for row in found], key=repr)


def compare_queries(base, store, graph):
    with_rows = 0
    for name in base.saved():
        text = base.sparql(name)
        ours = base.rows(name)
        started = time.process_time()
        oxigraph = in_oxigraph(store, text)
        between = time.process_time()
        other = in_rdflib(graph, text)
        ended = time.process_time()
        with_rows += bool(ours[1])
        print(f"  {name}: {len(ours[1])} rows; pyoxigraph {between - started:.2f} s, rdflib {ended - between:.2f} s")
        for engine, answer in [("pyoxigraph", oxigraph), ("rdflib", other)]:
            if answer != ours:
                only_ours = [row for row in ours[1] if row not in answer[1]][:3]
                only_theirs = [row for row in answer[1] if row not in ours[1]][:3]
                fail(f"{name} in {engine}: only here {only_ours}, only there {only_theirs}")
    return with_rows


def quads_without_graph(text):
    graph = rdflib.Graph()
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="nquads")
    for subject, predicate, obj, _ in dataset.quads((None, None, None, None)):
        graph.add((subject, predicate, obj))
    return graph


def compare_formats(base, nquads, turtle):
    expected = quads_without_graph(nquads)
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    if set(graph) != set(expected):
        fail(f"Turtle: {len(graph)} triples, N-Quads: {len(expected)}")
    again = rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle")
    if not isomorphic(graph, again):
        fail("Turtle does not survive rdflib")
    dataset = rdflib.Dataset()
    dataset.parse(data=nquads, format="nquads")
    quads = set(dataset.quads((None, None, None, None)))
    for form, name in [("jsonld", "json-ld"), ("trig", "trig")]:
        other = rdflib.Dataset()
        other.parse(data=base.export(form), format=name)
        found = set(other.quads((None, None, None, None)))
        if found != quads:
            fail(f"{form}: {len(found)} quads, N-Quads: {len(quads)}; {list(found ^ quads)[:3]}")
        again = rdflib.Dataset()
        again.parse(data=other.serialize(format=name), format=name)
        if set(again.quads((None, None, None, None))) != quads:
            fail(f"{form} does not survive rdflib")
    xml = rdflib.Graph().parse(data=base.export("rdfxml"), format="xml")
    if set(xml) != set(graph):
        fail(f"RDF/XML: {len(xml)} triples, Turtle: {len(graph)}")


def check_skos(graph):
    shapes = rdflib.Graph().parse(HERE / "skos-shapes.ttl", format="turtle")
    concepts = set(graph.subjects(rdflib.RDF.type, rdflib.SKOS.Concept))
    if not concepts:
        fail("there is no concept to check")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    print(f"  SKOS: {len(concepts)} concepts")
    if not conforms:
        fail(text)


def main():
    antinomy, *folders = sys.argv[1:]
    for folder in map(pathlib.Path, folders):
        print(folder)
        base = Base(antinomy, folder)
        nquads, turtle = base.export("nquads"), base.export("turtle")
        if nquads != base.export("nquads") or turtle != base.export("turtle"):
            fail("two exports differ")
        store = pyoxigraph.Store()
        store.bulk_load(io.BytesIO(nquads.encode()), format=pyoxigraph.RdfFormat.N_QUADS)
        graph = rdflib.Graph().parse(data=turtle, format="turtle")
        with_rows = compare_queries(base, store, graph)
        if folder == pathlib.Path(folders[0]) and with_rows < LEAST_WITH_ROWS:
            fail(f"only {with_rows} saved queries find anything")
        compare_formats(base, nquads, turtle)
        check_skos(graph)
    sys.exit(1 if failures else 0)


main()
