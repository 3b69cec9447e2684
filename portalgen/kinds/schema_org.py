"""The mapping of kinds to schema.org: the type of their items, and the field of each property.

A mapping is data: `render.metadata` builds JSON-LD nodes from it without checking names of kinds. Pages of a kind
without a mapping are plain `WebPage` nodes.
"""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen


@frozen
class SchemaProperty:
    """A property of a node and the source of its value. A property without a value is omitted."""

    name: str
    form: str
    """Form of the value: a key of `render.metadata.forms.PROPERTY_FORMS`."""
    field: str = ""
    """The source field; empty if the page, its site or its files give the value."""
    until: str = ""
    """Of a period: the field with its end."""
    choice: str = ""
    """Of a relation: the choice mapped to the property."""
    terms: tuple[tuple[str, str], ...] = ()
    """(choice, or state or status of an item; its schema.org term)."""
    states: tuple[str, ...] = ()
    """The states of the item with the property; empty for all."""
    is_reverse: bool = False
    """True if the property belongs to the other end and leads from there to this node (`@reverse`)."""


@frozen
class SchemaMapping:
    """A schema.org node: its type, its properties and its child nodes."""

    type: str
    properties: tuple[SchemaProperty, ...]
    page_type: str = "WebPage"
    """Type of a page with such a node."""
    needs: tuple[str, ...] = ()
    """Fields required for the node: search engines could not use it without them, or it would say too little."""
    each: str = ""
    """A group: each entry is a node, and its keys take precedence over the fields of the page."""
    anchor: str = "item"
    """The fragment of its `@id`; for entries of a group, the part before their keys."""
    key: str = ""
    """The key of `each` that keeps an entry's `@id` when entries are inserted before it; else its number is used."""
    link: str = "mainEntity"
    """The property that leads to it: from the page, or, for a part, from its parent node."""
    parts: tuple[SchemaMapping, ...] = ()
    keeps_superseded: bool = False
    """True if the node remains after another item supersedes its own.

    A law without force remains a law; an event announced again elsewhere is no separate event.
    """


def relate(field: str, properties: tuple[tuple[str, str], ...]) -> tuple[SchemaProperty, ...]:
    """Return the properties of a relation at both ends, from (choice, property) pairs.

    A choice that changes the other item is included only once it has taken effect.
    """
    forward = (SchemaProperty(name, "related", field, choice=choice) for choice, name in properties)
    reverse = (SchemaProperty(name, "referring", field, choice=choice, is_reverse=True) for choice, name in properties)
    return (*forward, *reverse)


NAMED: Final = (
    SchemaProperty("name", "title"),
    SchemaProperty("description", "summary"),
    SchemaProperty("url", "url"),
)
"""Properties of everything with a page."""
WORK: Final = (
    *NAMED,
    SchemaProperty("inLanguage", "language"),
    SchemaProperty("datePublished", "published"),
    SchemaProperty("dateModified", "modified"),
    SchemaProperty("publisher", "publisher"),
    SchemaProperty("keywords", "keywords"),
    SchemaProperty("license", "license"),
)
"""Properties of every work (CreativeWork)."""
ARTICLE: Final = (
    SchemaProperty("headline", "title"),
    SchemaProperty("description", "summary"),
    SchemaProperty("datePublished", "published"),
    SchemaProperty("dateModified", "modified"),
    SchemaProperty("author", "author"),
    SchemaProperty("publisher", "publisher"),
    SchemaProperty("keywords", "keywords"),
    SchemaProperty("license", "license"),
    SchemaProperty("image", "images"),
    SchemaProperty("articleSection", "section"),
    SchemaProperty("isBasedOn", "quoted_source"),
)
"""Properties of an article that its page does not already have; address and language are the page's."""
EVENT: Final = (*NAMED, SchemaProperty("inLanguage", "language"), SchemaProperty("image", "images"))
EVENT_STATUS: Final = SchemaProperty(
    "eventStatus", "event_status", terms=(("cancelled", "EventCancelled"), ("postponed", "EventPostponed"))
)
"""Status of an event that `shared_fields.EVENT_STATE` may cancel or postpone."""


def datasets(*more: SchemaProperty) -> SchemaMapping:
    """Return the mapping of a kind with files of figures: each file is a data set; all share the properties `more`."""
    own = {
        "name": SchemaProperty("name", "text", "title"),
        "description": SchemaProperty("description", "description"),
        "creator": SchemaProperty("creator", "organization", "source"),
        "variableMeasured": SchemaProperty("variableMeasured", "measured", "title", until="unit"),
        "distribution": SchemaProperty("distribution", "download", "file"),
    }
    shared = tuple(one for one in WORK if one.name not in own)
    return SchemaMapping(
        "Dataset", (*own.values(), *shared, *more), needs=("datasets",), each="datasets", key="file", anchor="dataset"
    )
