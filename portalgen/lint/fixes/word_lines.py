"""Fixes indented first lines (WRD205), second levels of lists (WRD208) and drawn horizontal rules (WRD209)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.rewriting import rewrite_lines
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word import drawn_line
from portalgen.lint.rules.word._indents import Indent, find_indents
from portalgen.lint.rules.word._levels import find_lost_levels

_MARK: Final = re.compile(r" {0,3}[-*] {1,3}(?=\S)")
_ENTRY: Final = re.compile(r"(?:[-+*]|\d{1,2}[.)])[ \t]")


def remove_indents(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page without white space before its paragraphs. Return `data` if its meaning would change."""
    return rewrite_lines(data, path, kinds, _rewrite_indents)


def indent_levels(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page with lists marked by `+` nested in the entries above. Return `data` if levels are uncertain."""
    return rewrite_lines(data, path, kinds, _rewrite_levels)


def draw_rules(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page with `---` in place of each line that consists only of drawing characters."""
    return rewrite_lines(data, path, kinds, _rewrite_drawn)


def _rewrite_indents(text: PageText) -> Mapping[int, str | None]:
    changes: dict[int, str | None] = {}
    for each in find_indents(text):
        if each.effect == "shown":
            changes[each.number] = text.lines[each.number - 1][each.length :]
        elif each.is_movable:
            changes.update(_rewrite_code(text, each))
    return changes


def _rewrite_code(text: PageText, found: Indent) -> Mapping[int, str]:
    """Each line becomes a paragraph, or an entry of a list, of its own."""
    changes: dict[int, str] = {}
    for number in range(found.block.line, found.block.end):
        line = text.lines[number - 1].strip()
        is_first = number == found.block.line or not text.lines[number - 2].strip()
        parted = line and not is_first and not _ENTRY.match(line)
        changes[number] = f"\n{line}" if parted else line
    return changes


def _rewrite_levels(text: PageText) -> Mapping[int, str | None]:
    changes: dict[int, str | None] = {}
    indent = ""
    for block in find_lost_levels(text):
        if block.depth:
            continue
        above = block.line - 1
        while above and (mark := _MARK.match(text.lines[above - 1])) is None and above not in changes:
            above -= 1
        indent = indent if above in changes else " " * mark.end() if mark else ""
        for number in range(block.line, block.end):
            line = text.lines[number - 1]
            changes[number] = f"{indent}{line.lstrip(' ') if number == block.line else line}" if line.strip() else line
    return changes


def _rewrite_drawn(text: PageText) -> Mapping[int, str | None]:
    changes: dict[int, str | None] = {}
    for each in drawn_line.check(text):
        place = each.diagnostic.place
        line = text.lines[place.line - 1]
        if line.strip() == line and not re.search(r"\w", line.replace("_", "")):
            above, below = text.lines[place.line - 2], "".join(text.lines[place.line : place.line + 1])
            changes[place.line] = f"{_part(above)}---{_part(below)}"
    return changes


def _part(neighbour: str) -> str:
    return "\n" if neighbour.strip() else ""
