"""What citizens wrote, and what is said of them: in fields of the front matter and in the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.text.pasted import fold_pasted


def find_in_citizen_words(text: PageText, holds: Callable[[str, str], bool]) -> Iterator[Place]:
    """Yield the place of each value below the kind's `citizen_fields`, and with `citizen_body` of each block of the body,
    whose words (as they are read, on one line) hold what is looked for; `holds` is given the block above as well."""
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
