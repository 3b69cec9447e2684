"""Tables (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.inspection.document import Document, Element, HtmlViolation, get_attribute, html_violation
from portalgen.inspection.names import content_of, label_of

_LAYOUT: Final = frozenset({"presentation", "none"})


def check_tables(document: Document) -> Iterator[HtmlViolation]:
    """HTM115 for each table without header cells, HTM116 for each without a name."""
    for each in document.by_name["table"]:
        if get_attribute(each, "role") in _LAYOUT:
            continue
        if not each.css("th[scope], thead th"):
            yield html_violation("HTM115", each)
        if not _name_of_table(each, document):
            yield html_violation("HTM116", each)


def _name_of_table(table: Element, document: Document) -> str:
    captions = table.css("caption")
    return (content_of(captions[0], document) if captions else "") or label_of(table, document)
