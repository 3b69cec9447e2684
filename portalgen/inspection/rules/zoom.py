"""The viewport (WCAG 2.2, 1.4.4 and 1.4.10)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from portalgen.inspection.document import Document, HtmlViolation, get_attribute, html_violation

_LEAST: Final = 5.0
"""The scale that a page must allow: axe-core's rule `meta-viewport-large`; 1.4.4 requires only 2."""


def check_zoom(document: Document) -> Iterator[HtmlViolation]:
    """HTM122 if the page cannot be enlarged, or does not state its width."""
    viewports = [each for each, name in document.by_attribute["name"] if name == "viewport" and each.tag == "meta"]
    if not viewports:
        yield html_violation("HTM122", document.root, content="")
    for each in viewports:
        content = get_attribute(each, "content")
        parts = dict(_parse_part(part) for part in content.replace(";", ",").split(","))
        if parts.get("user-scalable") in ("no", "0") or _parse_scale(parts.get("maximum-scale", "")) < _LEAST:
            yield html_violation("HTM122", each, content=content)


def _parse_part(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip().lower(), value.strip().lower()


def _parse_scale(value: str) -> float:
    with suppress(ValueError):
        return float(value)
    return _LEAST
