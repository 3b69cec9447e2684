"""Tables (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from portalgen.inspection.document import Document, Element, HtmlViolation, get_attribute, html_violation
from portalgen.inspection.names import content_of, label_of

_HEADINGS_AND_TABLES: Final = "h1, h2, h3, h4, h5, h6, table"
_LAYOUT: Final = frozenset({"presentation", "none"})


def check_tables(document: Document) -> Iterator[HtmlViolation]:
    """HTM115 for each table without header cells, HTM116 for each unnamed table in a section with several."""
    tables = [each for each in document.by_name["table"] if get_attribute(each, "role") not in _LAYOUT]
    for each in tables:
        if not each.css("th[scope], thead th"):
            yield html_violation("HTM115", each)
    nameless = [each for each in tables if not _name_of_table(each, document)] if len(tables) > 1 else ()
    if nameless:
        sections = _find_sections(document, {each.mem_id for each in tables})
        counts = Counter(sections.values())
        for each in nameless:
            if counts[sections[each.mem_id]] > 1:
                yield html_violation("HTM116", each)


def _find_sections(document: Document, tables: Collection[int]) -> dict[int, int]:
    """Return the number of the heading before each table, by `mem_id`."""
    sections, section = {}, 0
    for each in document.select(_HEADINGS_AND_TABLES):
        if each.mem_id in tables:
            sections[each.mem_id] = section
        elif each.tag != "table":
            section += 1
    return sections


def _name_of_table(table: Element, document: Document) -> str:
    captions = table.css("caption")
    return (content_of(captions[0], document) if captions else "") or label_of(table, document)
