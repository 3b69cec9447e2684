"""Tables (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.inspection.document import Document, Element, Found, attribute, found
from portalgen.inspection.names import content_of, label_of

_LAYOUT: Final = frozenset({"presentation", "none"})


def tables(document: Document) -> Iterator[Found]:
    """HTM115 for each table without header cells, HTM116 for each without a name."""
    for each in document.named["table"]:
        if attribute(each, "role") in _LAYOUT:
            continue
        if not each.css("th[scope], thead th"):
            yield found("HTM115", each)
        if not _name(each, document):
            yield found("HTM116", each)


def _name(table: Element, document: Document) -> str:
    captions = table.css("caption")
    return (content_of(captions[0], document) if captions else "") or label_of(table, document)
