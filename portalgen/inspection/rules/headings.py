"""Title and headings (WCAG 2.2, 1.3.1, 2.4.2 and 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.inspection.document import Document, HtmlViolation, html_violation
from portalgen.inspection.names import name_of, shows_text


def check_title(document: Document) -> Iterator[HtmlViolation]:
    """HTM121 if the page has no title."""
    titles = [each for each in document.by_name["title"] if each.parent is not None and each.parent.tag == "head"]
    if not titles or not titles[0].text(deep=True).strip():
        yield html_violation("HTM121", titles[0] if titles else None)


def check_headings(document: Document) -> Iterator[HtmlViolation]:
    """HTM104 unless there is exactly one first heading; HTM105 for each skipped level; HTM106 for each without text."""
    first, before = 0, 0
    for each in document.by_kind["heading"]:
        level = int((each.tag or "h1")[1])
        first += level == 1
        if level > before + 1 and before:
            yield html_violation("HTM105", each, level=f"h{level}", before=f"h{before}", expected=f"h{before + 1}")
        elif level > 1 and not before:
            yield html_violation("HTM105", each, level=f"h{level}", before="body", expected="h1")
        before = level
        if not shows_text(each, document) and not name_of(each, document):
            yield html_violation("HTM106", each, level=f"h{level}")
    if first != 1:
        second = document.by_name["h1"][1:2]
        yield html_violation("HTM104", second[0] if second else document.root, count=str(first))
