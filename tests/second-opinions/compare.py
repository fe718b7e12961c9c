"""What other programs make of our RDF and of our saved queries.

    compare.py ANTINOMY FOLDER [FOLDER..]

For the knowledge base of each folder: every saved query gives the same rows, the same truth or the same triples here, in
pyoxigraph over the N-Quads and in rdflib over the Turtle (a base without saved queries is asked those of the first one that have
no parameters); Turtle and JSON-LD hold the same triples as the N-Quads when rdflib has read them, written them and read them
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
# Queries that find something in each base. That engines agree on nothing would prove nothing.
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

    def answer(self, name, text):
        if is_of_triples(text):
            turtle = self.run("query", name, "--format", "turtle", "--timeout", "120")
            graph = rdflib.Graph().parse(data=turtle, format="turtle")
            return None, sorted([[plain_rdflib(it) for it in row] for row in graph], key=repr)
        answer = json.loads(self.run("query", name, "--format", "json", "--timeout", "120"))
        if "boolean" in answer:
            return None, [answer["boolean"]]
        names = answer["head"]["vars"]
        rows = [[row.get(it) for it in names] for row in answer["results"]["bindings"]]
        return names, sorted([[plain_json(it) for it in row] for row in rows], key=repr)


def is_of_triples(text):
    """Whether a query answers with triples: its first word behind comments and prefixes says it."""
    lines = [line.strip() for line in text.splitlines()]
    words = [line.split()[0].upper() for line in lines if line and not line.startswith("#")]
    first = next(word for word in words if word not in ("PREFIX", "BASE"))
    return first.startswith(("CONSTRUCT", "DESCRIBE"))


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
    if isinstance(found, pyoxigraph.QueryBoolean):
        return None, [bool(found)]
    if isinstance(found, pyoxigraph.QueryTriples):
        triples = {(it.subject, it.predicate, it.object) for it in found}
        return None, sorted([[plain_oxigraph(it) for it in row] for row in triples], key=repr)
    names = [it.value for it in found.variables]
    return names, sorted([[plain_oxigraph(row[it]) for it in names] for row in found], key=repr)


def in_rdflib(graph, text):
    found = graph.query(text)
    if found.type == "ASK":
        return None, [found.askAnswer]
    if found.type in ("CONSTRUCT", "DESCRIBE"):
        return None, sorted([[plain_rdflib(it) for it in row] for row in found.graph], key=repr)
    names = [str(it) for it in found.vars]
    return names, sorted([[plain_rdflib(it) for it in row] for row in found], key=repr)


def without_parameters(folder):
    """The files of saved queries that can be asked of any knowledge base with the same levels."""
    files = sorted((folder / "content/queries").glob("*.rq"))
    return [str(file.resolve()) for file in files if "# parameters:" not in file.read_text()]


def compare_queries(base, names, store, graph):
    with_rows = 0
    for name in names:
        text = base.sparql(name)
        ours = base.answer(name, text)
        started = time.process_time()
        oxigraph = in_oxigraph(store, text)
        between = time.process_time()
        other = in_rdflib(graph, text)
        ended = time.process_time()
        with_rows += bool(ours[1])
        name = pathlib.Path(name).stem
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
        names = base.saved() or without_parameters(pathlib.Path(folders[0]))
        with_rows = compare_queries(base, names, store, graph)
        if with_rows < LEAST_WITH_ROWS:
            fail(f"only {with_rows} saved queries find anything")
        compare_formats(base, nquads, turtle)
        check_skos(graph)
    sys.exit(1 if failures else 0)


main()
