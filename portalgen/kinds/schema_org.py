"""Maps kinds to schema.org: the type of their items, and the field for each property.

A mapping is data: `render.metadata` builds JSON-LD nodes from it without checking names of kinds. Pages of a kind
without a mapping are plain `WebPage` nodes.
"""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen


@frozen
class SchemaProperty:
    """A property of a node, and the source of its value. The property is omitted if it has no value."""

    name: str
    form: str
    """The form of the value: a key of `render.metadata.forms.PROPERTY_FORMS`."""
    field: str = ""
    """The field that gives the value. Empty if the page, its site or its files give it."""
    until: str = ""
    """For a period: the field with its end."""
    choice: str = ""
    """For a relation: the choice that the property represents."""
    terms: tuple[tuple[str, str], ...] = ()
    """Pairs (value, schema.org term). The value is a choice, or a state or status of an item."""
    states: tuple[str, ...] = ()
    """The states in which the item has the property; empty for all states."""
    is_reverse: bool = False
    """True if the property belongs to the other end and refers from there to this node (`@reverse`)."""


@frozen
class SchemaMapping:
    """A schema.org node: its type, its properties, and the nodes that are parts of it."""

    type: str
    properties: tuple[SchemaProperty, ...]
    page_type: str = "WebPage"
    """The type of a page that contains such a node."""
    needs: tuple[str, ...] = ()
    """The fields without which no node is built.

    Search engines could not use it without them, or it would say too little.
    """
    each: str = ""
    """The name of a group. Each of its entries becomes a node, whose keys take precedence over fields of the page."""
    anchor: str = "item"
    """The fragment of the node's `@id`. For entries of a group, the part of the fragment before their keys."""
    key: str = ""
    """The key of `each` from which the `@id` of an entry is made, so that it stays when entries are inserted before it.

    If it is empty, the position of the entry is used.
    """
    link: str = "mainEntity"
    """The property that refers to the node: from the page or, for a part, from its parent node."""
    parts: tuple[SchemaMapping, ...] = ()
    keeps_superseded: bool = False
    """True if the node is still built after another item has superseded this one.

    A law without force remains a law; an event announced again elsewhere is no separate event.
    """


def relate(field: str, properties: tuple[tuple[str, str], ...]) -> tuple[SchemaProperty, ...]:
    """Return the properties for both ends of the relation `field`, from pairs (choice, property).

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
"""The properties of everything that has a page."""
WORK: Final = (
    *NAMED,
    SchemaProperty("inLanguage", "language"),
    SchemaProperty("datePublished", "published"),
    SchemaProperty("dateModified", "modified"),
    SchemaProperty("publisher", "publisher"),
    SchemaProperty("keywords", "keywords"),
    SchemaProperty("license", "license"),
)
"""The properties of every work (CreativeWork)."""
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
"""The properties of an article. Those of its page, such as address and language, are not repeated."""
EVENT: Final = (*NAMED, SchemaProperty("inLanguage", "language"), SchemaProperty("image", "images"))
EVENT_STATUS: Final = SchemaProperty(
    "eventStatus", "event_status", terms=(("cancelled", "EventCancelled"), ("postponed", "EventPostponed"))
)
"""The status of an event, which `shared_fields.EVENT_STATE` may set to cancelled or postponed."""


def datasets(*more: SchemaProperty) -> SchemaMapping:
    """Return the mapping of a kind whose items have files of figures.

    Each file is a data set with its own properties, those of a work, and the properties `more`.
    """
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
