"""Lines written otherwise, where a page says the same in another structure: lists, tables, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.lint.fixes.reading import read_page_text
from portalgen.lint.page_text import PageText

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_NOT_COMPARED: Final = re.compile(r"[\W\d_]+")

Rewriting = Callable[[PageText], Mapping[int, str]]
"""What to write in place of lines (by their number in the file): `\\n` parts several, without one at the end."""


def rewrite_lines(data: bytes, path: str, kinds: Kinds, rewriting: Rewriting, marks: str = "") -> bytes:
    """Return the page with lines written otherwise, or `data` where it has faults or its meaning would change.

    Its words stay the same in the same order, and so do headings, links, pictures and files; figures, punctuation and
    the letters of `marks` may turn into marks of the structure.
    """
    before = read_page_text(data, path, kinds)
    changes = rewriting(before) if before is not None else {}
    if before is None or not changes:
        return data
    changed = _write_lines(before.text, changes).encode("utf-8")
    after = read_page_text(changed, path, kinds)
    if after is None or rewriting(after) or _extract_words(after, marks) != _extract_words(before, marks):
        return data
    return changed


def _write_lines(text: str, changes: Mapping[int, str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    pieces = []
    for number, match in enumerate(_LINE.finditer(text), 1):
        line, own_end = match.groups()
        pieces.append(changes.get(number, line).replace("\n", own_end or end) + own_end)
    return "".join(pieces)


def _extract_words(text: PageText, marks: str) -> tuple[object, ...]:
    outline = text.outline
    words = _NOT_COMPARED.sub("", "".join(each.text for each in outline.texts))
    return (
        text.keys,
        words.translate(dict.fromkeys(map(ord, marks))),
        tuple((each.level, each.text) for each in outline.headings),
        tuple(each.target for each in outline.links),
        tuple((each.file, each.is_shortcode) for each in outline.pictures),
        tuple(each.file for each in outline.files),
    )
