"""Finds the comments of a YAML text. A `#` inside quotes or a block scalar begins no comment (YAML 1.2, 6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_BLOCK: Final = re.compile(r"(?:^|[:\-?]\s)\s*[|>][0-9+-]{0,2}\s*$")
_SIGN: Final = re.compile(r"[#\"'\[\]{}]")


def find_yaml_comments(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (index of the line, index of the `#` in this line) for every comment, in the order of the text."""
    flow = _Flow()
    block: int | None = None
    for index, line in enumerate(lines):
        if block is not None and (not line.strip() or indent_of(line) > block):
            continue
        block = None
        column = flow.find_comment(line)
        if column is not None:
            yield index, column
        if not flow.is_open and _BLOCK.search(line[:column]):
            block = indent_of(line)


def indent_of(line: str) -> int:
    """Return the number of blanks at the beginning of a line."""
    return len(line) - len(line.lstrip())


class _Flow:
    """The state at the end of a line: an open quote, or open brackets of lists and mappings."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0

    @property
    def is_open(self) -> bool:
        return bool(self._quote or self._depth)

    def find_comment(self, line: str) -> int | None:
        """Read the next line and return the index of its comment, or None."""
        if not self._quote and _SIGN.search(line) is None:  # most lines; nothing in them begins or ends anything
            return None
        at, starts = 0, True
        while at < len(line):
            sign = line[at]
            if self._quote:
                at = self._skip_quoted(line, at)
                continue
            if sign == "#" and (at == 0 or line[at - 1].isspace()):
                return at
            if not sign.isspace():
                starts = self._read_sign(sign, line[at + 1 : at + 2], starts)
            at += 1
        return None

    def _skip_quoted(self, line: str, at: int) -> int:
        """Return the index after the next part of the quoted text."""
        sign, pair = line[at], line[at : at + 2]
        if (self._quote == '"' and sign == "\\") or (self._quote == "'" and pair == "''"):
            return at + 2
        if sign == self._quote:
            self._quote = ""
        return at + 1

    def _read_sign(self, sign: str, after: str, starts: bool) -> bool:
        """Read one character outside quotes; return True if a value may begin after it."""
        ends_word = not after or after.isspace()
        if starts and sign in "\"'":
            self._quote = sign
        elif sign in "[{" and (starts or self._depth):
            self._depth += 1
            return True
        elif sign in "]}" and self._depth:
            self._depth -= 1
        elif (sign == "," and self._depth) or (ends_word and (sign == ":" or (starts and sign in "-?"))):
            return True
        return False
