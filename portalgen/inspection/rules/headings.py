"""Title and headings (WCAG 2.2, 1.3.1, 2.4.2 and 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.inspection.document import Document, Found, found
from portalgen.inspection.names import name_of, shows_text


def title(document: Document) -> Iterator[Found]:
    """HTM121 where the page has no name."""
    titles = [each for each in document.named["title"] if each.parent is not None and each.parent.tag == "head"]
    if not titles or not titles[0].text(deep=True).strip():
        yield found("HTM121", titles[0] if titles else None)


def headings(document: Document) -> Iterator[Found]:
    """HTM104 unless there is one first heading; HTM105 for each that skips a level; HTM106 for each without text."""
    first, before = 0, 0
    for each in document.kinds["heading"]:
        level = int((each.tag or "h1")[1])
        first += level == 1
        if level > before + 1 and before:
            yield found("HTM105", each, level=f"h{level}", before=f"h{before}", expected=f"h{before + 1}")
        elif level > 1 and not before:
            yield found("HTM105", each, level=f"h{level}", before="body", expected="h1")
        before = level
        if not shows_text(each, document) and not name_of(each, document):
            yield found("HTM106", each, level=f"h{level}")
    if first != 1:
        second = document.named["h1"][1:2]
        yield found("HTM104", second[0] if second else document.root, count=str(first))
