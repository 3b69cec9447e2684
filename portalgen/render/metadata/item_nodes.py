"""The JSON-LD nodes of an item's page, built from the mapping of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from portalgen.frozen import frozen
from portalgen.kinds.schema_org import SchemaMapping
from portalgen.render.metadata.forms import PROPERTY_FORMS, Subject, identify_node
from portalgen.render.metadata.site_nodes import Node


@frozen
class ItemNodes:
    """The nodes about the subject of a page, the type of the page, and the links from the page to the nodes."""

    page_type: str
    nodes: tuple[Node, ...]
    links: tuple[tuple[str, str], ...]
    """(property of the page, `@id` of the linked node)."""


def build_item_nodes(subject: Subject) -> ItemNodes | None:
    """Return the nodes about the subject of a page.

    Return None if the kind has no mapping to schema.org, or if the page lacks a required field.
    """
    mapping = subject.page.kind.schema_org
    if mapping is None:
        return None
    nodes = tuple(node for each in _list_subjects(mapping, subject) for node in _build_with_parts(mapping, each))
    if not nodes:
        return None
    own = (node for node in nodes if node["@type"] == mapping.type)
    return ItemNodes(mapping.page_type, nodes, tuple((mapping.link, node["@id"]) for node in own))


def _list_subjects(mapping: SchemaMapping, subject: Subject) -> Iterator[Subject]:
    """Yield the page, or each entry of the mapping's group, if it has the required fields."""
    fields = subject.page.fields
    if not mapping.each:
        if all(fields.get(name) for name in mapping.needs):
            yield subject
        return
    for index, entry in enumerate(fields.get(mapping.each) or ()):
        values = {**fields, **entry}
        if all(values.get(name) for name in mapping.needs):
            yield replace(subject, values=values, index=index)


def _build_with_parts(mapping: SchemaMapping, subject: Subject) -> Iterator[Node]:
    node, parts = _build_node(mapping, subject), []
    for part in mapping.parts:
        built = [_build_node(part, each) for each in _list_subjects(part, subject)]
        if built:
            node[part.link] = _unwrap([{"@id": each["@id"]} for each in built])
            parts += built
    yield node
    yield from parts


def _build_node(mapping: SchemaMapping, subject: Subject) -> Node:
    node: Node = {"@type": mapping.type, "@id": identify_node(subject.address.url, _anchor(mapping, subject))}
    reverse: dict[str, Any] = {}
    state = subject.context.state_of(subject.page)
    for one in mapping.properties:
        if one.states and state not in one.states:
            continue
        value = PROPERTY_FORMS[one.form](subject, one)
        if value:
            (reverse if one.is_reverse else node)[one.name] = _unwrap(value)
    if reverse:
        node["@reverse"] = reverse
    return node


def _anchor(mapping: SchemaMapping, subject: Subject) -> str:
    if not mapping.each:
        return mapping.anchor
    entry: Mapping[str, Any] = subject.page.fields[mapping.each][subject.index]
    return f"{mapping.anchor}-{entry.get(mapping.key) or subject.index + 1}"


def _unwrap(value: Any) -> Any:
    """Return the element of a single-element list; any other value is unchanged."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value
