"""Lists typed as in Word become lists, where rule WRD201 finds them and their levels are plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.rewriting import rewrite_lines
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._marks import Mark, TypedList, find_typed_lists

_LOWER_MARKS: Final = ("o", "+")
"""What marks the second level in Word, or in administrative documents, below any other mark."""
_SENTENCE_ENDS: Final = tuple(".;:!?")
_LEVEL: Final = "  "
_STARTS_BLOCK: Final = tuple("-+*#>|=~`\t ")


def make_lists(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page with lists in place of lines that run together, or `data` where that is not certain."""
    return rewrite_lines(data, path, kinds, _rewrite, marks="o")


def _rewrite(text: PageText) -> Mapping[int, str | None]:
    changes: dict[int, str | None] = {}
    for each in find_typed_lists(text):
        if _is_plain(each):
            changes.update(_rewrite_list(each, text.lines))
    return changes


def _is_plain(found: TypedList) -> bool:
    """Return whether each line's place in the list is certain."""
    lines = found.paragraph.lines
    marks = [mark for mark in found.marks if mark]
    if found.paragraph.depth and found.marks[0]:
        return False  # the line begins with the mark of another list, or of a note
    first = found.marks.index(marks[0])
    for index in range(first + 1, len(lines)):
        if found.marks[index] is None and lines[index - 1].text.rstrip().endswith(_SENTENCE_ENDS):
            return False  # the entry goes on, or a paragraph follows
    rests = (line.text[mark.end :] for line, mark in zip(lines, found.marks, strict=True) if mark)
    return not any(rest.startswith(_STARTS_BLOCK) for rest in rests) and _have_plain_levels(marks)


def _have_plain_levels(marks: Sequence[Mark]) -> bool:
    """Return whether all entries have one mark, or some a lower one below that."""
    if not all(mark.is_bullet for mark in marks):
        return len({mark.style.name for mark in marks}) == 1
    signs = [mark.written for mark in marks]
    upper = [sign for sign in signs if sign not in _LOWER_MARKS]
    return len(set(upper)) < 2 and len(set(signs)) < 3 and (not upper or signs[0] == upper[0])


def _rewrite_list(found: TypedList, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    entries = [(line, mark) for line, mark in zip(found.paragraph.lines, found.marks, strict=True) if mark]
    margin = min(_width_of(lines[line.number - 1][: line.start]) for line, _ in entries)
    has_upper = entries[0][1].written not in _LOWER_MARKS
    for line, mark in entries:
        lead = lines[line.number - 1][: line.start]
        if not found.paragraph.depth:
            lead = " " * (_width_of(lead) - margin)
        above = "" if line is found.paragraph.lines[0] else f"{lead.rstrip()}\n"
        rest = line.text[mark.end :]
        if mark.is_bullet:
            is_lower = has_upper and mark.written in _LOWER_MARKS and len(lead) < len(_LEVEL)
            above = above if line is entries[0][0] else ""
            yield line.number, f"{above}{lead}{_LEVEL if is_lower else ''}- {rest}"
        elif mark.style.cure == "numbers":
            above = above if line is entries[0][0] else ""
            yield line.number, f"{above}{lead}{mark.written} {rest}"
        else:
            yield line.number, f"{above}{lead}{line.text}"


def _width_of(lead: str) -> int:
    return len(lead.expandtabs(4))
