"""Text as XML can hold it."""

from __future__ import annotations

import re
from typing import Final

_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def remove_forbidden_characters(text: str, mark: str = "") -> str:
    """Return `text` without characters forbidden in XML, even as references (XML 1.0, § 2.2).

    `mark` replaces each of them.
    """
    return _FORBIDDEN.sub(mark, text)


def escape_xml(text: str) -> str:
    """Return `text` as the content of an element or of an attribute in double quotes."""
    kept = remove_forbidden_characters(text)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
