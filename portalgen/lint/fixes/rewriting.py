"""Rewrites lines so that the same content becomes a list, a table or a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.lint.fixes.reading import read_page_to_fix
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_NOT_COMPARED: Final = re.compile(r"(?:Bảng|Table):|[\W\d_]+")
"""Also the mark that makes a line above a table its caption, and is hidden there."""

Rewriting = Callable[[PageText], Mapping[int, str | None]]
r"""Returns the replacement for each line, keyed by line number in the file.

A replacement with `\n` consists of several lines. None deletes the line.
"""


def rewrite_lines(data: bytes, path: str, kinds: Kinds, rewriting: Rewriting, marks: str = "") -> bytes:
    """Return the page with some lines rewritten. Return `data` if it has errors or if its meaning would change.

    Words keep their order; headings, links, pictures and files stay. Figures, punctuation and the letters in `marks`
    may be replaced by Markdown marks.
    """
    before = read_page_to_fix(data, path, kinds)
    changes = rewriting(before) if before is not None else {}
    if before is None or not changes:
        return data
    changed = _write_lines(before.text, changes).encode("utf-8")
    after = read_page_to_fix(changed, path, kinds)
    if after is None or rewriting(after) or _extract_words(after, marks) != _extract_words(before, marks):
        return data
    return changed


def _write_lines(text: str, changes: Mapping[int, str | None]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    pieces = []
    for number, match in enumerate(_LINE.finditer(text), 1):
        line, own_end = match.groups()
        written = changes.get(number, line)
        if written is not None:
            pieces.append(written.replace("\n", own_end or end) + own_end)
    return "".join(pieces)


def _extract_words(text: PageText, marks: str) -> tuple[object, ...]:
    outline = text.outline
    shown = [(each.place.line, each.text) for each in outline.texts]
    shown += [
        (block.line, " ".join(text.lines[block.line - 1 : block.end - 1]))
        for block in outline.blocks
        if block.kind in ("code", "fence")
    ]
    words = "".join(each for _, each in sorted(shown, key=lambda each: each[0]))
    return (
        text.keys,
        _NOT_COMPARED.sub("", nfc(words)).translate(dict.fromkeys(map(ord, marks))),
        tuple((each.level, each.text) for each in outline.headings),
        tuple(each.target for each in outline.links),
        tuple((each.file, each.is_shortcode) for each in outline.pictures),
        tuple(each.file for each in outline.files),
    )
