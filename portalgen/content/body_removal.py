"""Remove links and shortcodes from a page's text. The words of a link stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_OPENING: Final = re.compile(r"\]\(\s*<?$")
_DEFINITION: Final = re.compile(r" {0,3}\[[^\]]+\]:\s*<?$")
_BLANK: Final = re.compile(r"[ \t]*$")


def remove_targets(text: str, places: Iterable[tuple[int, int]]) -> str | None:
    """Return `text` without the links and shortcodes at `places`; None if one of them cannot be removed.

    Args:
        places: (line, column) of a link's target, or within a shortcode, both from 1.
    """
    lines: list[str | None] = list(text.split("\n"))
    for line, column in sorted(places, reverse=True):
        written = lines[line - 1] if 0 < line <= len(lines) else None
        if written is None:
            return None
        changed = _remove_shortcode(written, column - 1)
        is_dropped = changed is not None and _BLANK.fullmatch(changed) is not None
        if changed is None:
            changed = _remove_link(written, column - 1)
        if changed is None and _DEFINITION.match(written[: column - 1]):
            is_dropped = True
        elif changed is None:
            return None
        lines[line - 1] = None if is_dropped else changed
        if is_dropped and line < len(lines) and not (lines[line] or "").strip():
            _drop_blank_line_below(lines, line)
    return "\n".join(line for line in lines if line is not None)


def _drop_blank_line_below(lines: list[str | None], line: int) -> None:
    """Drop the blank line below a dropped one, unless it is the end of the file or the text above goes on."""
    above = next((each for each in reversed(lines[: line - 1]) if each is not None), "")
    if line < len(lines) - 1 and not above.strip():
        lines[line] = None


def _remove_shortcode(line: str, column: int) -> str | None:
    start, end = line.rfind("{{", 0, column), line.find("}}", column)
    if start < 0 or end < 0 or "}}" in line[start:column]:
        return None
    return line[:start] + line[end + 2 :]


def _remove_link(line: str, column: int) -> str | None:
    """Return the line with the words of the link in place of the link whose target begins at `column`."""
    opening = _OPENING.search(line[:column])
    if opening is None:
        return None
    start, end = _find_words(line, opening.start()), _find_end(line, column)
    if start is None or end is None or line[start - 1 : start] == "!":
        return None
    return line[:start] + line[start + 1 : opening.start()] + line[end + 1 :]


def _find_words(line: str, closing: int) -> int | None:
    """Return the offset of the `[` that the `]` at `closing` closes."""
    depth = 0
    for offset in range(closing, -1, -1):
        if offset and line[offset - 1] == "\\":
            continue
        depth += {"]": 1, "[": -1}.get(line[offset], 0)
        if depth == 0:
            return offset
    return None


def _find_end(line: str, column: int) -> int | None:
    """Return the offset of the `)` behind a target."""
    depth = 1
    for offset in range(column, len(line)):
        depth += {"(": 1, ")": -1}.get(line[offset], 0)
        if depth == 0:
            return offset
    return None
