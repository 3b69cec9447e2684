"""How the items of a kind are said in the words of schema.org: which type they are, and which field gives which property.

A mapping is data: `render.metadata` makes nodes of JSON-LD from it, and asks no kind for its name. A kind without a
mapping has pages that are a `WebPage` and nothing more.
"""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen


@frozen
class SchemaProperty:
    """A property of a node, and where its value comes from. One without a value is left out."""

    name: str
    form: str
    """How the value is made and written: a key of `render.metadata.forms.PROPERTY_FORMS`."""
    field: str = ""
    """The field that it is made from; empty where the page itself, its site or its files give the value."""
    until: str = ""
    """Of a period: the field that ends it."""
    choice: str = ""
    """Of a relation: the choice that stands for the property."""
    terms: tuple[tuple[str, str], ...] = ()
    """(choice, or state or status of an item, the term of schema.org that it is)."""
    states: tuple[str, ...] = ()
    """The states of the item in which the property is said of it; empty for all."""
    is_reverse: bool = False
    """Whether the property is the other end's, and leads from there to this node (`@reverse`)."""


@frozen
class SchemaMapping:
    """A node of schema.org: its type, its properties, and the nodes that hang on it."""

    type: str
    properties: tuple[SchemaProperty, ...]
    page_type: str = "WebPage"
    """What the page is where it has such a node."""
    needs: tuple[str, ...] = ()
    """Fields without which there is no such node: what search engines cannot use, or what would say too little."""
    each: str = ""
    """A group: each of its entries is a node, and its keys come before the fields of the page."""
    anchor: str = "item"
    """What stands after `#` in its `@id`; of entries of a group before their keys."""
    key: str = ""
    """The key of `each` by which an entry keeps its `@id` when others come before it; one without it has its number."""
    link: str = "mainEntity"
    """The property that leads to it: of the page, of a part that of the node that it hangs on."""
    parts: tuple[SchemaMapping, ...] = ()
    keeps_superseded: bool = False
    """Whether pages have the node as well when another item took the place of theirs, which a law that lost its force
    remains; an event that was announced again elsewhere is no event of its own."""


def relate(field: str, properties: tuple[tuple[str, str], ...]) -> tuple[SchemaProperty, ...]:
    """Return (choice, property) of a relation as properties of both ends: what the item does, and what is done to it.

    A choice that changes the other item is said once it has its effect, and not before.
    """
    forward = (SchemaProperty(name, "related", field, choice=choice) for choice, name in properties)
    reverse = (SchemaProperty(name, "referring", field, choice=choice, is_reverse=True) for choice, name in properties)
    return (*forward, *reverse)


NAMED: Final = (
    SchemaProperty("name", "title"),
    SchemaProperty("description", "summary"),
    SchemaProperty("url", "url"),
)
"""What everything has that has a page."""
WORK: Final = (
    *NAMED,
    SchemaProperty("inLanguage", "language"),
    SchemaProperty("datePublished", "published"),
    SchemaProperty("dateModified", "modified"),
    SchemaProperty("publisher", "publisher"),
    SchemaProperty("keywords", "keywords"),
    SchemaProperty("license", "license"),
)
"""What every work has (CreativeWork)."""
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
"""Most pages are articles, so one says only what its page does not say already: that has its address and language."""
EVENT: Final = (*NAMED, SchemaProperty("inLanguage", "language"), SchemaProperty("image", "images"))
EVENT_STATUS: Final = SchemaProperty(
    "eventStatus", "event_status", terms=(("cancelled", "EventCancelled"), ("postponed", "EventPostponed"))
)
"""Of an event that may be called off by the choices of `shared_fields.EVENT_STATE`."""


def datasets(*more: SchemaProperty) -> SchemaMapping:
    """Return the mapping of a kind whose pages show files of figures: each file is a data set; `more` are of all of them."""
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
