"""One page held against all rules."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.model import Diagnostic, Said, fault, in_order
from portalgen.inspection.document import Document, Found
from portalgen.inspection.places import place_of
from portalgen.inspection.rules.table import RULES

_THEME: Final = Said("giao diện và cấu hình của trang", "the theme and the site's configuration")


def inspected(data: bytes, path: str, host: str, source: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the HTML `data` of the page at `path` (as messages say it), read on `host`.

    `source` is the text that an editor wrote for it, or empty.
    """
    document = Document(data.decode("utf-8", "replace"), host)
    faults = [each for rule in RULES for each in rule(document)]
    return in_order(_diagnostic(each, document, path, source) for each in faults)


def _diagnostic(each: Found, document: Document, path: str, source: str) -> Diagnostic:
    values = dict(each.values)
    if first := values.pop("first", ""):
        values["line"] = str(place_of(document.by_id[str(first)], document, path).line)
    made_from = Said(f"bài `{source}` và giao diện", f"`{source}` and the theme") if source else _THEME
    return fault(each.code, place_of(each.element, document, path), **values, source=made_from)
