"""Converts lists typed as in Word (WRD201) to Markdown lists if their levels are clear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.rewriting import rewrite_lines
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._marks import LOWER_MARKS, TypedList, find_typed_lists, is_plain

_LEVEL: Final = "  "


def make_lists(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page with joined lines turned into lists. Return `data` if the structure is uncertain."""
    return rewrite_lines(data, path, kinds, _rewrite, marks="o")


def _rewrite(text: PageText) -> Mapping[int, str | None]:
    changes: dict[int, str | None] = {}
    for each in find_typed_lists(text):
        if is_plain(each):
            changes.update(_rewrite_list(each, text.lines))
    return changes


def _rewrite_list(found: TypedList, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    entries = [(line, mark) for line, mark in zip(found.paragraph.lines, found.marks, strict=True) if mark]
    margin = min(_width_of(lines[line.number - 1][: line.start]) for line, _ in entries)
    has_upper = entries[0][1].written not in LOWER_MARKS
    for line, mark in entries:
        lead = lines[line.number - 1][: line.start]
        if not found.paragraph.depth:
            lead = " " * (_width_of(lead) - margin)
        above = "" if line is found.paragraph.lines[0] else f"{lead.rstrip()}\n"
        rest = line.text[mark.end :]
        if mark.is_bullet:
            is_lower = has_upper and mark.written in LOWER_MARKS and len(lead) < len(_LEVEL)
            above = above if line is entries[0][0] else ""
            yield line.number, f"{above}{lead}{_LEVEL if is_lower else ''}- {rest}"
        elif mark.style.cure == "numbers":
            above = above if line is entries[0][0] else ""
            yield line.number, f"{above}{lead}{mark.written} {rest}"
        else:
            yield line.number, f"{above}{lead}{line.text}"


def _width_of(lead: str) -> int:
    return len(lead.expandtabs(4))
