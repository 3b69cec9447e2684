"""Finds text by or about citizens, in fields of the front matter and in the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.text.pasted import fold_pasted


def find_in_citizen_words(text: PageText, holds: Callable[[str, str], bool]) -> Iterator[Place]:
    """Yield the place of each text by or about citizens for which `holds` returns True.

    These texts are the values below the kind's `citizen_fields` and, with `citizen_body`, each block of the body.
    `holds` receives the text as a single line, and the block above it (empty for a field).
    """
    kind = text.page.kind
    if kind.citizen_fields:
        for value, location, _ in text.strings():
            if location[0] in kind.citizen_fields and holds(_read(value), ""):
                yield text.place(*location)
    if kind.citizen_body:
        above = ""
        for block in text.outline.texts:
            words = _read(block.text)
            if holds(words, above):
                yield block.place
            above = words


def _read(words: str) -> str:
    return " ".join(fold_pasted(words).text.split())
